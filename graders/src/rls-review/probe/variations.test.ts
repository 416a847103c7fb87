import type { Step } from './step.ts';
import { Variations } from './variations.ts';

const write = (sql: string, verb = 'update'): Step => ({ object: 'notes', verb, oid: 1, touches: [1], sql });
const one = write(`UPDATE notes SET a = 'it''s' WHERE id = '1'`);
const other = write(`UPDATE notes SET a = 'b' WHERE id = '2'`);
const another = write(`UPDATE notes SET b = 'b' WHERE id = '2'`);

test('a write that worked is not varied again, with whatever values', () => {
  const variations = new Variations();
  expect(variations.untried([one, other], [])).toEqual([one, other]);
  variations.worked(one);
  expect(variations.untried([one, other, another], [])).toEqual([another]);
});

test('what every pair is asked stays', () => {
  const variations = new Variations();
  variations.worked(one);
  expect(variations.untried([one, other], [other])).toEqual([other]);
});

test('calls are asked of every pair: what they do hangs on their values', () => {
  const variations = new Variations();
  const call = write(`SELECT f('1')`, 'call');
  variations.worked(call);
  expect(variations.untried([call], [])).toEqual([call]);
});
