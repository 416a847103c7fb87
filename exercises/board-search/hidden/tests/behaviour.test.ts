import { as, failNext, open } from 'kit';
import { settled } from './pages.ts';

async function start() {
  const page = await open('omar');
  await settled(page);
  return page;
}

test('one search after the other shows what each finds', async () => {
  const page = await start();
  await page.type('Search', 'disk');
  expect(await settled(page)).toContain('Disk slow on backup, low');
  await page.type('Search', 'login');
  const text = await settled(page);
  expect(text).toContain('Login fails for partners, high');
  expect(text).not.toContain('Disk slow on backup, low');
  expect(text).not.toContain('Searching');
});

test('text and tab narrow down together, and the tabs count the text', async () => {
  const page = await start();
  await page.type('Search', 'disk');
  await page.click('Show resolved');
  const text = await settled(page);
  expect(text).toMatch(/All \(2\) +Open \(1\) +Resolved \(1\)/);
  expect(text).toContain('Disk slow on backup, low');
  expect(text).not.toContain('Disk full on archive, high');
});

test('the page says that it searches, and keeps the list meanwhile', async () => {
  const page = await start();
  await page.click('Show resolved');
  const text = await page.text();
  expect(text).toContain('Searching');
  expect(text).toContain('Disk slow on backup, low');
});

test('an event changes what is found', async () => {
  const page = await start();
  await page.click('Show open');
  await settled(page);
  await as('mara').put('/api/incidents/i3/state', { state: 'resolved' });
  expect(await settled(page)).not.toContain('Login fails for partners, high');
  await as('mara').put('/api/incidents/i4/state', { state: 'open' });
  expect(await settled(page)).toContain('Disk slow on backup, low, open');
});

test('a lost connection is said, and gone after the next search', async () => {
  const page = await start();
  failNext('GET /api/incidents/search');
  await page.type('Search', 'disk');
  const text = await settled(page);
  expect(text).toContain('The board cannot be reached. Try again.');
  expect(text).not.toContain('Searching');
  await page.type('Search', 'mail');
  expect(await settled(page)).not.toContain('cannot be reached');
});

test('Clear shows everything, and the field is empty', async () => {
  const page = await start();
  await page.type('Search', 'disk');
  await page.click('Show open');
  await settled(page);
  await page.click('Clear');
  const text = await settled(page);
  expect(text).toContain('Showing all incidents');
  expect(text).not.toContain('“disk”');
  expect(text).toContain('Mail is delayed, low');
});

test('taking an incident that was found goes on working', async () => {
  const page = await start();
  await page.type('Search', 'disk');
  await settled(page);
  await page.click('Take Disk full on archive');
  expect(await settled(page)).toContain('Disk full on archive, high, open, with Omar');
});

test('a blank text finds everything, and each tab counts for itself', async () => {
  const { body } = await as('mara').get('/api/incidents/search?text=%20&state=resolved');
  expect(body).toEqual({ ids: ['i4'], counts: { all: 4, open: 3, resolved: 1 } });
});
