import { as, failNext, interleave, sql } from 'kit';

// A proof fails on the pull request because of the bug, and passes on every right version. The kit:
//   await as('omar').post('/accounts/till/refunds', { sale: '1', cents: '100' })   → { status, body }
//   await sql('SELECT … WHERE id = $1', [id])      → rows
//   failNext('INSERT INTO …')                      the next statement whose text contains this fails; its connection is lost
//   await interleave([() => …, () => …])           runs the test once for every order of what the tasks do
test.todo('what the pull request gets wrong, if it does');
