import type { Curve } from '../../context-evidence.ts';
import type { Check } from '../../report.ts';
import { idOf } from '../checks/named-check.ts';
import { isOk } from '../reading/reading.ts';
import type { CaseReadings } from '../reading/case-readings.ts';
import { areaOf, curveOf, roomFactor, valueLost } from './area.ts';

export const PASSING_AREA = 0.65;

type Measured = { readings: CaseReadings; points: NonNullable<ReturnType<typeof curveOf>> };

/** The area under the optimum's curve that the contexts fill. Nothing, when a gate failed: cheats win otherwise. */
export function areaCheck(cases: readonly CaseReadings[], failedGates: readonly string[], weight: number): Check {
  const check = { id: idOf('area'), title: 'Value under the ceiling, against the optimum', group: 'Value', weight, audience: 'reviewer' as const };
  const measured = measuredCases(cases);
  if (measured.length === 0) return { ...check, verdict: 'unmeasured', detail: 'The optimum of no case is known.' };
  const area = meanArea(measured);
  const evidence = measured.map(({ readings, points }) => ({ summary: `${readings.prepared.facts.corpusCase.name}: area ${areaOf(points).toFixed(2)}`, curve: curveEvidence({ readings, points }) }));
  if (failedGates.length > 0) return { ...check, verdict: 'fail', share: 0, detail: `Counts nothing, since a gate failed (${failedGates.join(', ')}); it would be ${area.toFixed(2)}.`, evidence };
  return { ...check, verdict: area >= PASSING_AREA ? 'pass' : 'fail', share: area, detail: `${area.toFixed(2)} of the optimum over ten rooms in ${measured.length} cases; ${PASSING_AREA} is asked.`, evidence };
}

/** Figures beside the score: mean area, room for half and nine tenths of the value over the optimum's, the mean ratio in each of the ten rooms, value lost with more room, precision, calls, time. */
export function areaMetrics(cases: readonly CaseReadings[]): Record<string, number> {
  const measured = measuredCases(cases);
  const contexts = cases.flatMap(({ rooms, open }) => [...rooms, open]).filter(isOk);
  const blocks = contexts.flatMap((reading) => reading.blocks.map(({ id, placed }) => ({ reading, id, placed })));
  const useful = blocks.filter(({ id, placed, reading: { prepared: { facts } } }) => id !== null && [...placed.sentences].some((index) => facts.documents.get(id)!.sentences[index]!.mentions.length > 0));
  const times = cases.flatMap(({ all }) => all.map(({ run }) => run.ms)).toSorted((a, b) => a - b);
  const lost = cases.filter(({ prepared }) => prepared.facts.full > 0).map(({ prepared, rooms, open }) => valueLost([...rooms, open]).total / prepared.facts.full);
  const entries: [string, number | null][] = [
    ['area', measured.length === 0 ? null : meanArea(measured)],
    ...([['b50', 0.5], ['b90', 0.9]] as const).map(([name, share]): [string, number | null] => [name, mean(measured.map(({ readings, points }) => roomFactor(readings, points, share)).filter((factor) => factor !== null))]),
    ['value_lost', mean(lost)],
    ['evidence_precision', blocks.length === 0 ? null : useful.length / blocks.length],
    ['searches', mean(contexts.map(({ run }) => run.log.searches.length))],
    ['reads', mean(contexts.map(({ run }) => run.log.reads.length))],
    ['counts', mean(contexts.map(({ run }) => run.counted.calls))],
    ['p95_ms', times[Math.floor(times.length * 0.95)] ?? null],
    ['runs', times.length],
    ...(measured[0]?.points ?? []).map((_, index): [string, number | null] => [`ratio_${index + 1}`, mean(measured.map(({ points }) => points[index]!.ratio))]),
  ];
  return Object.fromEntries(entries.filter((entry): entry is [string, number] => entry[1] !== null).map(([name, value]) => [name, Math.round(value * 1000) / 1000]));
}

function measuredCases(cases: readonly CaseReadings[]): Measured[] {
  return cases.map((readings) => ({ readings, points: curveOf(readings) })).filter((entry): entry is Measured => entry.points !== null);
}

const meanArea = (measured: readonly Measured[]) => mean(measured.map(({ points }) => areaOf(points)))!;
const mean = (values: readonly number[]) => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length);

function curveEvidence({ readings: { rooms, prepared: { facts } }, points }: Measured): Curve {
  return { case: facts.corpusCase.name, full: facts.full, points: points.map(({ room, value, optimum }, index) => ({ room, tokens: rooms[index]!.tokens, value, optimum })) };
}
