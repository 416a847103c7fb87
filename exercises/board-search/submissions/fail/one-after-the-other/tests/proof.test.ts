import { open } from 'kit';
import { settled } from './pages.ts';

test('the last search wins', async () => {
  const page = await open('mara');
  await page.type('Search', 'disk');
  await settled(page);
  await page.type('Search', 'mail');
  expect(await settled(page)).not.toContain('Disk full on archive, high');
});
