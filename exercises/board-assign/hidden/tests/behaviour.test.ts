import { as, failNext, open } from 'kit';
import { settled } from './pages.ts';

async function start(person = 'mara') {
  const page = await open(person);
  await settled(page);
  return page;
}

test('a change is shown before the API has answered', async () => {
  const page = await start();
  await page.click('Take Disk full on archive');
  expect(await page.text()).toContain('Disk full on archive, high, open, with Mara (saving)');
  expect((await as('omar').get('/api/incidents/i1')).body.incident.assignee).toBe('mara');
});

test('each kind of change is made', async () => {
  const page = await start('omar');
  await page.click('Release Mail is delayed');
  expect(await settled(page)).toContain('Mail is delayed, low, open, with nobody');
  await page.click('Reopen Disk slow on backup');
  expect(await settled(page)).toContain('Disk slow on backup, low, open, with Mara');
  await page.type('Assign Login fails for partners', 'mara');
  expect(await settled(page)).toContain('Login fails for partners, high, open, with Mara');
});

test('a refusal is said, and the row shows what the API has', async () => {
  const page = await start('ravi');
  await page.click('Resolve Mail is delayed');
  const text = await settled(page);
  expect(text).toContain('Only a responder can do this.');
  expect(text).toContain('Mail is delayed, low, open, with Omar');
  expect(text).not.toContain('(saving)');
});

test('a lost connection takes the change back', async () => {
  const page = await start();
  failNext('PUT /api/incidents/i1/state');
  await page.click('Resolve Disk full on archive');
  const text = await settled(page);
  expect(text).toContain('The board cannot be reached. Try again.');
  expect(text).toContain('Disk full on archive, high, open, with nobody');
});

test('a second change is begun while the first is on its way', async () => {
  const page = await start();
  await page.click('Take Disk full on archive');
  await page.click('Resolve Disk full on archive');
  expect(await settled(page)).toContain('Disk full on archive, high, resolved, with Mara');
  expect((await as('omar').get('/api/incidents/i1')).body.incident).toMatchObject({ state: 'resolved', assignee: 'mara', version: 3 });
});

test('what others change is shown', async () => {
  const page = await start();
  await as('omar').put('/api/incidents/i1/assignee', { person: 'omar' });
  expect(await settled(page)).toContain('Disk full on archive, high, open, with Omar');
});

test('after a refusal the next change works', async () => {
  const page = await start();
  await page.type('Assign Disk full on archive', 'ines');
  await settled(page);
  await page.type('Assign Disk full on archive', 'omar');
  const text = await settled(page);
  expect(text).toContain('Disk full on archive, high, open, with Omar');
  expect(text).not.toContain('not on shift');
});

test('the one who has two can be assigned to each of them again', async () => {
  await as('mara').put('/api/incidents/i1/assignee', { person: 'omar' });
  expect((await as('mara').put('/api/incidents/i1/assignee', { person: 'omar' })).status).toBe(200);
  expect((await as('mara').put('/api/incidents/i3/assignee', { person: 'omar' })).status).toBe(409);
});
