import { interleave, open } from 'kit';

test('two searches at once', async () => {
  const page = await open('mara');
  await interleave([() => page.type('Search', 'disk'), () => page.type('Search', 'mail')], { processes: 'one' });
  await page.text();
});
