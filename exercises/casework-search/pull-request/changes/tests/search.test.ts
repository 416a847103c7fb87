import { as, call, sql } from 'kit';

const find = async (person, search) => (await as(person).get(`/search?${search}`)).body;
const names = ({ hits }) => hits.map(({ kind, id }) => `${kind} ${id}`);

describe('search', () => {
  test('finds cases, clients, notes and attachments of the agency', async () => {
    expect(names(await find('rob', 'q=housing'))).toEqual(['case n-1']);
    expect(names(await find('rob', 'q=moreau'))).toEqual(['client cl-1']);
    expect(names(await find('rob', 'q=lease'))).toEqual(['attachment file-1']);
    expect(names(await find('hugo', 'q=housing'))).toEqual(['case h-1', 'note note-9']);
  });

  test('finds a client by town, and a case by id', async () => {
    expect(names(await find('wim', 'q=westby'))).toEqual(['client cl-2']);
    expect(names(await find('wim', 'q=n-3'))).toEqual(['case n-3']);
    expect(names(await find('wim', 'q=h-1'))).toEqual([]);
  });

  test('can be narrowed to one kind', async () => {
    expect(names(await find('hugo', 'q=housing&kind=note'))).toEqual(['note note-9']);
    expect((await as('hugo').get('/search?q=housing&kind=member')).status).toBe(400);
  });

  test('takes signs as they were typed', async () => {
    await sql("INSERT INTO clients (id, agency_id, name, town) VALUES ('cl-3', 'north', '50%_off', 'C:\\x')");
    expect(names(await find('wim', 'q=50%25_'))).toEqual(['client cl-3']);
    expect(names(await find('wim', 'q=%25%25'))).toEqual([]);
    expect(names(await find('wim', 'q=__'))).toEqual([]);
    expect(names(await find('wim', 'q=C:%5Cx'))).toEqual(['client cl-3']);
    expect(await call('src/search/pattern.ts', 'containing', 'a_b')).toBe('%a\\_b%');
  });

  test('pages follow each other and hold each hit once', async () => {
    const all = names(await find('wim', 'q=ea'));
    const seen = [];
    for (let after = ''; ;) {
      const page = await find('wim', `q=ea&size=1${after}`);
      seen.push(...names(page));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(all.length).toBeGreaterThan(1);
    expect(seen).toEqual(all);
  });

  test('a page that is just full has no next one', async () => {
    expect(await find('hugo', 'q=housing&size=2')).toMatchObject({ next: null });
    expect(await find('hugo', 'q=housing&size=1')).toMatchObject({ next: 'case:h-1' });
  });

  test('a place of another agency shows nothing of it', async () => {
    expect(names(await find('wim', 'q=housing&after=case:h-0'))).toEqual(['case n-1']);
    expect(names(await find('wim', 'q=housing&after=case:n-1'))).toEqual([]);
    expect((await as('wim').get('/search?q=housing&after=h-0')).status).toBe(400);
  });

  test('needs a token and words', async () => {
    expect((await as(null).get('/search?q=housing')).status).toBe(401);
    expect((await as('wim').get('/search')).status).toBe(400);
    expect((await as('wim').get('/search?q=a')).status).toBe(400);
    expect((await as('wim').get('/search?q=housing&size=0')).status).toBe(400);
    expect((await as('wim').get('/search?q=housing&size=many')).status).toBe(400);
  });
});
