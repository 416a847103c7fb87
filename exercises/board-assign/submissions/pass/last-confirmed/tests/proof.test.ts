import { as, interleave, open } from 'kit';
import { settled } from './pages.ts';

describe('after every answer and event the board shows what the API has', () => {
  const rowOf = (text: string) => /Disk full on archive, \w+, (\w+), with (\w+)/.exec(text)?.slice(1);

  it.each([
    ['a refusal and the own change', (page) => page.click('Take Disk full on archive')],
    ['a refusal and another field', (page) => page.click('Resolve Disk full on archive')],
    ['a refusal and a change of omar', () => as('omar').put('/api/incidents/i1/assignee', { person: 'omar' })],
  ])('%s', async (_, second) => {
    const page = await open('mara');
    await settled(page);
    await interleave([() => page.type('Assign Disk full on archive', 'ines'), () => second(page)], { processes: 'one' });
    const [state, name] = rowOf(await settled(page)) ?? [];
    const { incident } = (await as('ravi').get('/api/incidents/i1')).body;
    expect({ state, name: name?.toLowerCase() }).toEqual({ state: incident.state, name: incident.assignee ?? 'nobody' });
  });
});
