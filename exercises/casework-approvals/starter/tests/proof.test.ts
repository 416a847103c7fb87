// Your proof: a test that fails on the pull request and passes once the bug is gone.
// Every test starts with a fresh database (db/seed.sql) and fresh processes.
//
// import { as, sql, interleave } from 'kit';
//
// test('what must hold', async () => {
//   const res = await as('wim').get('/cases');
//   expect(res.status).toBe(200);
// });
//
// await sql('SELECT status FROM cases WHERE id = $1', ['n-1'])   reads rows as the owner of the database
// await interleave([() => as('wim').get('/cases'), () => as('vera').get('/cases')])   runs the test once for every order
