import { open } from 'kit';
import { settled } from './pages.ts';

test('the list is narrowed down', async () => {
  const page = await open('mara');
  await page.type('Search', 'disk');
  expect(await settled(page)).not.toContain('Disk');
});
