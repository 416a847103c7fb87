import { readCsv } from './read-csv.ts';

test('rows are read by their header, whatever order, case and separator', () => {
  expect(readCsv('\uFEFFE-Mail;Name;Time factor\r\nx@y.example;Ü;1,5\r\n').problems).toEqual([{ line: 1, detail: expect.stringContaining('no column email') }]);
  expect(readCsv('\uFEFFEmail;NAME;Time factor;Team\r\nana@c.example;"Novák; Ana";1,5;red\r\nben@c.example;Ben;;\r\n')).toEqual({
    candidates: [{ line: 2, name: 'Novák; Ana', email: 'ana@c.example', timeFactor: 1.5 }, { line: 3, name: 'Ben', email: 'ben@c.example', timeFactor: 1 }],
    problems: [], ignoredColumns: ['team'],
  });
});

test('every bad row is told by its line with all that is wrong; the good ones stay', () => {
  const csv = 'name,email,time_factor\nAna,ana@c.example,1\n,nobody,9\n"Two\nlines",two@c.example,\nAgain,ANA@c.example,\n\nEve,eve@c.example,soon\nFay,fay@c.example,1,extra\nGus,gus@c.example,2\n';
  const { candidates, problems } = readCsv(csv);
  expect(candidates.map(({ line, name }) => [line, name])).toEqual([[2, 'Ana'], [4, 'Two\nlines'], [10, 'Gus']]);
  expect(problems).toEqual([
    { line: 3, detail: 'name: Expected a name. email: Expected an e-mail address. time_factor: Expected 4 or less.' },
    { line: 6, detail: 'email: It stands in line 2 already. Remove one of them.' },
    { line: 8, detail: 'time_factor: Expected a number from 1 to 4.' },
    { line: 9, detail: expect.stringContaining('4 cells and the header 3') },
  ]);
});

test('an open quote is told where it opens', () => {
  expect(readCsv('name,email\nAna,ana@c.example\n"Ben,ben@c.example\n').problems).toEqual([{ line: 3, detail: expect.stringContaining('A quote is opened') }]);
});

test('a file without header, without rows or with too many is told so', () => {
  expect(readCsv('ana@c.example,Ana').problems).toEqual([{ line: 1, detail: expect.stringContaining('Begin the file with: name,email') }]);
  expect(readCsv('name,email\n\n').problems).toEqual([{ line: 2, detail: expect.stringContaining('nobody below the header') }]);
  const many = readCsv(`name,email\n${Array.from({ length: 502 }, (_, i) => `N,n${i}@c.example`).join('\n')}`);
  expect([many.candidates.length, many.problems.map(({ line }) => line)]).toEqual([500, [502, 503]]);
});
