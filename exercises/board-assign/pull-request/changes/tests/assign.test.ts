import { as, failNext, open } from 'kit';
import { settled } from './pages.ts';

const assign = (id: string, person: string | null) => as('mara').put(`/api/incidents/${id}/assignee`, { person });

async function start() {
  const page = await open('mara');
  await settled(page);
  return page;
}

describe('the API', () => {
  test('a third open incident is refused', async () => {
    expect((await assign('i1', 'omar')).status).toBe(200);
    const third = await assign('i3', 'omar');
    expect([third.status, third.body.error]).toEqual([409, 'Omar has 2 open incidents already.']);
  });

  test('a resolved one does not count', async () => {
    expect((await assign('i1', 'mara')).status).toBe(200);
    expect((await assign('i3', 'mara')).status).toBe(200);
    expect((await as('mara').put('/api/incidents/i4/state', { state: 'open' })).status).toBe(409);
  });
});

describe('the page', () => {
  test('assigns to a colleague, and says that it saves', async () => {
    const page = await start();
    await page.type('Assign Disk full on archive', 'omar');
    expect(await page.text()).toContain('Disk full on archive, high, open, with Omar (saving)');
    const text = await settled(page);
    expect(text).toContain('Disk full on archive, high, open, with Omar');
    expect(text).not.toContain('(saving)');
  });

  test('resolves at once', async () => {
    const page = await start();
    await page.click('Resolve Mail is delayed');
    expect(await page.text()).toContain('Mail is delayed, low, resolved, with Omar (saving)');
  });

  test('goes back when the API refuses', async () => {
    const page = await start();
    await page.type('Assign Disk full on archive', 'ines');
    expect(await page.text()).toContain('with Ines (saving)');
    const text = await settled(page);
    expect(text).toContain('Disk full on archive, high, open, with nobody');
    expect(text).toContain('Ines is not on shift.');
  });

  test('goes back when the API cannot be reached', async () => {
    const page = await start();
    failNext('PUT /api/incidents/i2/assignee');
    await page.type('Assign Mail is delayed', '');
    const text = await settled(page);
    expect(text).toContain('Mail is delayed, low, open, with Omar');
    expect(text).toContain('The board cannot be reached.');
  });

  test('two changes of one incident are both made', async () => {
    const page = await start();
    await page.click('Take Login fails for partners');
    await page.click('Resolve Login fails for partners');
    expect(await settled(page)).toContain('Login fails for partners, high, resolved, with Mara');
  });

  test('a refusal at one incident leaves another alone', async () => {
    const page = await start();
    await page.type('Assign Disk full on archive', 'ines');
    await page.click('Take Login fails for partners');
    const text = await settled(page);
    expect(text).toContain('Disk full on archive, high, open, with nobody');
    expect(text).toContain('Login fails for partners, high, open, with Mara');
  });

  test('hands on what one has', async () => {
    const page = await start();
    await page.click('Take Disk full on archive');
    await settled(page);
    await page.type('Assign Disk full on archive', 'omar');
    expect(await settled(page)).toContain('Disk full on archive, high, open, with Omar');
  });
});
