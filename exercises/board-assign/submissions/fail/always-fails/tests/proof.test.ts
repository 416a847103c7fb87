import { open } from 'kit';
import { settled } from './pages.ts';

test('a refused assignment stays', async () => {
  const page = await open('mara');
  await settled(page);
  await page.type('Assign Disk full on archive', 'ines');
  expect(await settled(page)).toContain('Disk full on archive, high, open, with Ines');
});
