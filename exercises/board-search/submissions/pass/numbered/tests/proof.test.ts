import { interleave, open } from 'kit';
import { settled } from './pages.ts';

test('typing on: the list is that of the last text', async () => {
  const page = await open('omar');
  await settled(page);
  await interleave([() => page.type('Search', 'mail'), () => page.type('Search', 'login')], { processes: 'one' });
  const text = await settled(page);
  expect(text).toContain('Login fails for partners, high');
  expect(text).not.toContain('Mail is delayed, low');
});

test('a tab after a text: the list fits both', async () => {
  const page = await open('omar');
  await settled(page);
  await interleave([() => page.type('Search', 'disk'), () => page.click('Show resolved')], { processes: 'one' });
  const text = await settled(page);
  expect(text).toContain('Disk slow on backup, low');
  expect(text).not.toContain('Disk full on archive, high');
});
