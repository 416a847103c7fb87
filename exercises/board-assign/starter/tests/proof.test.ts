import { as, interleave, open } from 'kit';
import { settled } from './pages.ts';

// A proof fails on the pull request because of the bug, and passes on every right version. The kit:
//   const page = await open('mara')                        a browser page, signed in
//   await page.type('Assign Mail is delayed', 'mara')      chooses in a list, by the name of the field
//   await page.click('Take Mail is delayed')               by the name of a button
//   await settled(page)                                    → its text, when the answers are there
//   await as('omar').put('/api/incidents/i1/assignee', { person: 'omar' })   → { status, body }
//   await interleave([() => …, () => …], { processes: 'one' })   runs the test once for every order of requests, answers and events
test.todo('what the pull request gets wrong');
