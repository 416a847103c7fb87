import { as, interleave, open } from 'kit';
import { settled } from './pages.ts';

async function start(person: string) {
  const page = await open(person);
  await settled(page);
  return page;
}

const ROW = /Disk full on archive, high, (open|resolved), with (\w+)/;
const NAMES = { mara: 'Mara', omar: 'Omar', ines: 'Ines' };

async function expectAgreement(page) {
  const { incident } = (await as('omar').get('/api/incidents/i1')).body;
  const [, state, name] = ROW.exec(await settled(page)) ?? [];
  expect([state, name]).toEqual([incident.state, incident.assignee === null ? 'nobody' : NAMES[incident.assignee]]);
}

test('a refusal does not undo a later change that was made', async () => {
  const page = await start('mara');
  await interleave([() => page.type('Assign Disk full on archive', 'ines'), () => page.click('Take Disk full on archive')], { processes: 'one' });
  await expectAgreement(page);
});

test('a refusal does not undo another field', async () => {
  const page = await start('mara');
  await interleave([() => page.type('Assign Disk full on archive', 'ines'), () => page.click('Resolve Disk full on archive')], { processes: 'one' });
  await expectAgreement(page);
});

test('a refusal does not undo what somebody else changed', async () => {
  const page = await start('mara');
  await interleave([() => page.type('Assign Disk full on archive', 'ines'), () => as('omar').put('/api/incidents/i1/assignee', { person: 'omar' })], { processes: 'one' });
  await expectAgreement(page);
});

test('of two refusals none leaves a guess behind', async () => {
  const page = await start('ravi');
  await interleave([() => page.type('Assign Disk full on archive', 'omar'), () => page.click('Resolve Disk full on archive')], { processes: 'one' });
  await expectAgreement(page);
});
