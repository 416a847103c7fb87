import type { Check } from '../../report.ts';
import type { CaseReadings } from '../reading/case-readings.ts';
import type { Gate, Reading } from '../reading/reading.ts';
import { checkFrom, idOf } from './named-check.ts';

const GATES: Record<Gate, string> = {
  'over-ceiling': 'Never above the limit',
  'boundary-overflow': 'Never above the limit when it is exactly or just not enough',
  'reserve-ignored': 'The reserve for the answer is left free',
  crash: 'No exception where a context is possible',
  'crash-when-tight': 'No exception where none is possible',
  'overflow-when-tight': 'Says insufficient when nothing fits',
  'refuses-usable-budget': 'Says insufficient only when nothing fits',
  timeout: 'Answers in time',
  'counting-blowup': 'Counts within the limits of the counter',
  'system-dropped': 'The system prompt stands first, whole',
  'question-lost': 'The question stands last, whole',
  'loose-text': 'Nothing stands outside the layout',
  'delimiter-breakout': 'No document or turn breaks out of its element',
  'attribute-breakout': 'No source breaks out of its attribute',
  'restricted-access': 'Searches and reads only what the asker may',
  'restricted-leak': 'Nothing of a forbidden document comes out',
};

/** Whether a gate is open to a reading at all; most are to every one. */
const REACHED: Partial<Record<Gate, (reading: Reading) => boolean>> = {
  'boundary-overflow': ({ run }) => run.kind === 'probe',
  'reserve-ignored': ({ prepared }) => prepared.facts.corpusCase.special === 'large-reserve',
  'crash-when-tight': isTight, 'overflow-when-tight': isTight,
  'refuses-usable-budget': (reading) => !isTight(reading) && reading.output !== null,
  'system-dropped': hasText, 'question-lost': hasText, 'loose-text': hasText, 'delimiter-breakout': hasText, 'attribute-breakout': hasText,
  'restricted-access': ({ run }) => run.log.searches.length + run.log.reads.length > 0,
  'restricted-leak': ({ output }) => output !== null,
};

/** One check per gate. They have no weight of their own: one that fails takes the area's. */
export function gateChecks(cases: readonly CaseReadings[]): Check[] {
  const readings = cases.flatMap(({ all }) => all);
  return (Object.keys(GATES) as Gate[]).map((gate) => checkFrom({ id: idOf(gate), title: GATES[gate], group: 'Gates: one that fails takes the points for value', weight: 0, audience: 'reviewer' }, {
    reached: readings.filter(REACHED[gate] ?? (() => true)).length,
    findings: readings.flatMap((at) => at.gates.filter((found) => found.gate === gate).map(({ message }) => ({ at, message }))),
  }, 'No run came to it.'));
}

function isTight({ run, prepared }: Reading): boolean {
  return run.at.limit < prepared.least;
}

function hasText({ output }: Reading): boolean {
  return output?.status === 'ok';
}
