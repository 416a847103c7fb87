import type { CaseReadings } from '../reading/case-readings.ts';
import { isOk, type Reading } from '../reading/reading.ts';
import { valueLost } from '../score/area.ts';
import type { Judged, NamedCheck } from './named-check.ts';

const LITTLE = 0.2;
const NEARLY_ALL = 0.9;
const MOST_LOST = 0.1;
const LEAST_SHARE = 0.6;

const valued = (cases: readonly CaseReadings[]) => cases.filter(({ prepared }) => prepared.facts.full > 0);
const shareOf = ({ value, prepared }: Reading) => value / prepared.facts.full;
const percent = (share: number) => `${Math.round(share * 100)} %`;

/** How what is shown grows with the room, over all cases. */
export const CURVE_CHECKS: NamedCheck[] = [
  {
    name: 'all-or-nothing', title: 'Some of the evidence fits before all of it does', never: 'At the open limit, no context shows 90 % of what there is.',
    judge(cases) {
      const whole = valued(cases).filter(({ open }) => shareOf(open) >= NEARLY_ALL);
      const nothing = whole.filter(({ rooms }) => shareOf(rooms.at(-1)!) <= LITTLE);
      const isMost = nothing.length > valued(cases).length / 2;
      return { reached: whole.length, findings: isMost ? nothing.map(({ rooms }) => ({ at: rooms.at(-1)!, message: `Three times the room that everything takes shows ${percent(shareOf(rooms.at(-1)!))}, the open limit nearly all.` })) : [] };
    },
  },
  {
    name: 'first-misfit-stops', title: 'A best hit that does not fit is passed over', never: 'No case with an oversized best hit shows anything at the open limit.',
    judge(cases) {
      const oversized = valued(cases).filter(({ prepared, open }) => prepared.facts.corpusCase.special === 'oversized-hit' && open.value > 0);
      return { reached: oversized.length, findings: oversized.map(({ rooms }) => rooms.at(-1)!).filter(({ value }) => value === 0).map((at) => ({ at, message: 'The best hit exceeds the room, and nothing after it is used: no answer is in the context.' })) };
    },
  },
  {
    name: 'shrinks-with-budget', title: 'More room does not show less', never: 'No case has a curve of contexts.',
    judge(cases) {
      const curves = valued(cases).filter(({ rooms, open }) => [...rooms, open].every(isOk) && [...rooms, open].some(({ value }) => value > 0));
      const lost = curves.map((readings) => ({ ...valueLost([...readings.rooms, readings.open]), full: readings.prepared.facts.full }));
      const mean = lost.reduce((sum, { total, full }) => sum + total / full, 0) / Math.max(1, lost.length);
      if (mean <= MOST_LOST) return { reached: curves.length, findings: [] };
      return { reached: curves.length, findings: lost.flatMap(({ drops }) => drops.map(({ from, to }) => ({ at: to, message: `Here answers worth ${to.value} are in, ${from.value} were under ${from.run.at.limit}; over all cases ${percent(mean)} of the value is lost so.` }))) };
    },
  },
  { name: 'non-latin-starved', title: 'Other scripts get their share', never: 'No case has answers in Latin and in another script that a context could show.', judge: nonLatinStarved },
];

function nonLatinStarved(cases: readonly CaseReadings[]): Judged {
  const totals = { latin: { met: 0, full: 0 }, other: { met: 0, full: 0 } };
  const opens = valued(cases).map(({ open }) => open);
  for (const { met, prepared: { facts } } of opens) {
    for (const { id, weight } of facts.attainable) {
      const group = totals[facts.corpusCase.otherScript.includes(id) ? 'other' : 'latin'];
      group.full += weight;
      group.met += met.has(id) ? weight : 0;
    }
  }
  const { latin, other } = totals;
  if (other.full === 0 || latin.met === 0) return { reached: 0, findings: [] };
  const shares = { latin: latin.met / latin.full, other: other.met / other.full };
  if (shares.other >= LEAST_SHARE * shares.latin) return { reached: opens.length, findings: [] };
  const missing = opens.filter(({ met, prepared: { facts } }) => facts.attainable.some(({ id }) => facts.corpusCase.otherScript.includes(id) && !met.has(id)));
  return { reached: opens.length, findings: missing.map((at) => ({ at, message: `With room for everything, ${percent(shares.other)} of what is said in other scripts is shown, and ${percent(shares.latin)} of what is said in Latin letters.` })) };
}
