import { interleave, open } from 'kit';
import { settled } from './pages.ts';

async function boardOf(person: string) {
  const page = await open(person);
  await settled(page);
  return page;
}

test('who takes an incident has it, also when an earlier assignment is refused', async () => {
  const page = await boardOf('omar');
  await interleave([() => page.type('Assign Login fails for partners', 'ines'), () => page.click('Take Login fails for partners')], { processes: 'one' });
  expect(await settled(page)).toContain('Login fails for partners, high, open, with Omar');
});
