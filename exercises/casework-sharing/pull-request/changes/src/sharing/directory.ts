import { HttpError } from '../errors.ts';

const DIRECTORY = 'https://directory.example/offices';

/** Asks the public directory whether this address is that of an office which may receive case files. */
export async function isKnownOffice(address: string): Promise<boolean> {
  const response = await fetch(DIRECTORY, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ address }),
  });
  if (response.status === 404) return false;
  if (!response.ok) throw new HttpError(503, 'The directory of offices does not answer. Please try again later.');
  return true;
}
