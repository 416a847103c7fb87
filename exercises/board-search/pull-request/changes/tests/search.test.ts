import { as, call, open } from 'kit';
import { settled } from './pages.ts';

const find = async (query: string) => (await as('ravi').get(`/api/incidents/search?${query}`)).body;

describe('the API', () => {
  test('every word must be found, in title, severity or name', async () => {
    expect((await find('text=disk')).ids).toEqual(['i1', 'i4']);
    expect((await find('text=DISK%20high')).ids).toEqual(['i1']);
    expect((await find('text=omar')).ids).toEqual(['i2']);
    expect((await find('text=disk%20mail')).ids).toEqual([]);
  });

  test('a state narrows down what is found, and the counts say what each state has', async () => {
    expect(await find('text=disk&state=resolved')).toEqual({ ids: ['i4'], counts: { all: 2, open: 1, resolved: 1 } });
    expect((await find('state=open')).ids).toEqual(['i1', 'i2', 'i3']);
  });

  test('another state and a long text are refused', async () => {
    expect((await as('ravi').get('/api/incidents/search?state=old')).status).toBe(422);
    expect((await as('ravi').get(`/api/incidents/search?text=${'x'.repeat(81)}`)).status).toBe(422);
  });

  test('a blank text finds everything', async () => {
    const incident = { id: 'i1', title: 'Disk full', severity: 'high', state: 'open', assignee: null, version: 1 };
    expect(await call('src/search.ts', 'search', [incident], [], '  ', 'all')).toMatchObject({ ids: ['i1'] });
  });
});

describe('the page', () => {
  test('shows what was typed for, and all of it after Clear', async () => {
    const page = await open('mara');
    await settled(page);
    await page.type('Search', 'mail');
    const text = await settled(page);
    expect(text).toContain('Showing all incidents with “mail”');
    expect(text).toContain('Mail is delayed');
    expect(text).not.toContain('Disk full');
    await page.click('Clear');
    expect(await settled(page)).toContain('Disk full');
  });

  test('has tabs with counts', async () => {
    const page = await open('mara');
    await settled(page);
    await page.click('Show resolved');
    const text = await settled(page);
    expect(text).toMatch(/All \(4\) +Open \(3\) +Resolved \(1\)/);
    expect(text).not.toContain('Mail is delayed');
  });

  test('shows a new incident that fits', async () => {
    const page = await open('mara');
    await settled(page);
    await page.type('Search', 'disk');
    await settled(page);
    await as('omar').post('/api/incidents', { title: 'Disk lost', severity: 'high' });
    expect(await settled(page)).toContain('Disk lost, high, open');
  });

  test('says why a search is refused', async () => {
    const page = await open('mara');
    await settled(page);
    await page.type('Search', 'x'.repeat(81));
    expect(await settled(page)).toContain('The text is longer than 80 characters.');
  });
});
