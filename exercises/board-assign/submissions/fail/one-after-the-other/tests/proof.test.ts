import { open } from 'kit';
import { settled } from './pages.ts';

test('a refusal, then a change', async () => {
  const page = await open('mara');
  await settled(page);
  await page.type('Assign Disk full on archive', 'ines');
  await settled(page);
  await page.click('Take Disk full on archive');
  expect(await settled(page)).toContain('Disk full on archive, high, open, with Mara');
});
