import { interleave, open } from 'kit';
import { settled } from './pages.ts';

// A proof fails on the pull request because of the bug, and passes on every right version. The kit:
//   const page = await open('mara')                  a browser page, signed in
//   await page.type('Search', 'disk')                by the name of a field
//   await page.click('Show open')                    by the name of a button
//   await settled(page)                              → its text, when the answers are there
//   await interleave([() => …, () => …])             runs the test once for every order of requests and answers
test.todo('what the pull request gets wrong');
