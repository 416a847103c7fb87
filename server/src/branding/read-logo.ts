import { createHash } from 'node:crypto';
import { imageSize } from 'image-size';
import { LOGO_PIXELS, MAX_LOGO_BYTES, type LOGO_TYPES } from '../contract/branding.ts';
import { AppError } from '../errors.ts';

export type Logo = { hash: string; type: (typeof LOGO_TYPES)[number]; width: number; height: number; content: Buffer };

const TYPES: Readonly<Partial<Record<string, Logo['type']>>> = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' };

/**
 * What a file really is, by its own bytes: what its name or its sender says, nobody has to believe.
 * @throws AppError saying what to change
 */
export function readLogo(content: unknown): Logo {
  if (!Buffer.isBuffer(content) || content.length === 0) throw wrong('Expected the file of a PNG, JPEG or WebP.');
  if (content.length > MAX_LOGO_BYTES) throw wrong(`It has ${Math.ceil(content.length / 1024)} kB; use at most ${MAX_LOGO_BYTES / 1024} kB. Save it smaller or with fewer colours.`);
  const { type, width, height } = sizeOf(content);
  const pixels = [width, height];
  if (pixels.some((count) => count < LOGO_PIXELS.least || count > LOGO_PIXELS.most)) {
    throw wrong(`It has ${width} × ${height} pixels; use ${LOGO_PIXELS.least} to ${LOGO_PIXELS.most} in each direction.`);
  }
  return { type, width, height, content, hash: createHash('sha256').update(content).digest('hex') };
}

function sizeOf(content: Buffer): Pick<Logo, 'type' | 'width' | 'height'> {
  const found = attempt(() => imageSize(content));
  const type = TYPES[found?.type ?? ''];
  if (found === null || type === undefined) throw wrong('Expected a PNG, JPEG or WebP; it is none of them inside, whatever its name says.');
  return { type, width: found.width, height: found.height };
}

/** The library throws at what it cannot read. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function wrong(detail: string): AppError {
  return new AppError('invalid_request', 'Choose another file.', { fields: [{ pointer: '/logo', detail }] });
}
