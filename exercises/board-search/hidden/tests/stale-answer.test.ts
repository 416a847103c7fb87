import { interleave, open } from 'kit';
import { settled } from './pages.ts';

async function start() {
  const page = await open('mara');
  await settled(page);
  return page;
}

test('the list fits the text that was typed last', async () => {
  const page = await start();
  await interleave([() => page.type('Search', 'disk'), () => page.type('Search', 'mail')], { processes: 'one' });
  const text = await settled(page);
  expect(text).toContain('Showing all incidents with “mail”');
  expect(text).toContain('Mail is delayed, low');
  expect(text).not.toContain('Disk full on archive, high');
});

test('the list fits the tab that was chosen last', async () => {
  const page = await start();
  await interleave([() => page.click('Show open'), () => page.click('Show resolved')], { processes: 'one' });
  const text = await settled(page);
  expect(text).toContain('Showing resolved incidents');
  expect(text).toContain('Disk slow on backup, low');
  expect(text).not.toContain('Mail is delayed, low');
});

test('the list fits the text and the tab together', async () => {
  const page = await start();
  await interleave([() => page.type('Search', 'disk'), () => page.click('Show open')], { processes: 'one' });
  const text = await settled(page);
  expect(text).toContain('Showing open incidents with “disk”');
  expect(text).toContain('Disk full on archive, high');
  expect(text).not.toContain('Disk slow on backup, low');
});

test('an answer that comes after Clear is not shown', async () => {
  const page = await start();
  await interleave([() => page.type('Search', 'disk'), () => page.click('Clear')], { processes: 'one' });
  const text = await settled(page);
  expect(text).toContain('Showing all incidents');
  expect(text).toContain('Mail is delayed, low');
});

test('a refusal of an older search is not shown at the new one', async () => {
  const page = await start();
  await interleave([() => page.type('Search', 'x'.repeat(81)), () => page.type('Search', 'mail')], { processes: 'one' });
  const text = await settled(page);
  expect(text).not.toContain('The text is longer');
  expect(text).toContain('Mail is delayed, low');
});
