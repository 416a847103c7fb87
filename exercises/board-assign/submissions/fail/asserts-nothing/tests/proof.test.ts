import { interleave, open } from 'kit';
import { settled } from './pages.ts';

test('two changes at once', async () => {
  const page = await open('mara');
  await settled(page);
  await interleave([() => page.type('Assign Disk full on archive', 'ines'), () => page.click('Take Disk full on archive')], { processes: 'one' });
  await settled(page);
});
