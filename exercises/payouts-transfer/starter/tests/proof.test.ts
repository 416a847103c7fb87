import { as, interleave, sql } from 'kit';

// A proof fails on the pull request because of the bug, and passes on every right version. The kit:
//   await as('omar').post('/transfers', { from: 'till', to: 'savings', cents: '100' })   → { status, body }
//   await sql('SELECT … WHERE id = $1', [id])      → rows
//   await interleave([() => …, () => …])           runs the test once for every order of what the tasks do
test.todo('what the pull request gets wrong');
