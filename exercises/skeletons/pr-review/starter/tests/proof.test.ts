import { as, sql } from 'kit';

// A proof fails on the pull request because of the bug, and passes on every right version. The kit:
//   await as('amy').get('/tasks')                     → { status, body }
//   await sql('SELECT … WHERE id = $1', ['r1'])       → rows
test.todo('what the pull request gets wrong');
