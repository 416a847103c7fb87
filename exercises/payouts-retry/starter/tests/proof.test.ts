import { answer, as, calls, failNext, interleave, sql } from 'kit';

// A proof fails on the pull request because of the bug, and passes on every right version. The kit:
//   await as('omar').post('/accounts/till/instant', { cents: '100', iban: '…' }, { headers: { 'idempotency-key': '…' } })   → { status, body }
//   await sql('SELECT … WHERE id = $1', [id])      → rows
//   failNext('INSERT INTO …')                      the next statement or call whose text contains this fails; { after: true }: once it had its effect
//   answer('https://bank.example', 503)            the next answer of the bank
//   await calls('https://bank.example')            → what reached the bank: [{ method, url, body }]
//   await interleave([() => …, () => …])           runs the test once for every order of what the tasks do
test.todo('what the pull request gets wrong');
