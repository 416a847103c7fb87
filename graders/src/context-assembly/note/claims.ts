import type { CaseReadings } from '../reading/case-readings.ts';
import { mainOnes } from '../reading/case-readings.ts';
import { isOk, type OkReading, type Reading } from '../reading/reading.ts';
import { rejectedReads } from '../host/call-log.ts';
import type { Finding, Judged } from '../checks/named-check.ts';
import type { DesignNote } from './design-note.ts';
import { dedupeClaim } from './dedupe-claim.ts';
import { dropOrderClaim } from './drop-order-claim.ts';
import { orderClaim } from './order-claim.ts';

/** One claim of the note against what the runs did. */
export type Claim = { name: string; title: string; never: string; judge(note: DesignNote, cases: readonly CaseReadings[]): Judged };

const say = (at: Reading, message: string): Finding => ({ at, message });
const MOST_OVER = 20;

export const CLAIMS: Claim[] = [
  { name: 'claim-drop-order', title: 'Gives things up in the order that the note says', never: 'No two kinds of content went at different rooms.', judge: ({ drop_order }, cases) => dropOrderClaim(drop_order, cases) },
  {
    name: 'claim-reserve', title: 'Leaves the reserve that the note says', never: 'No context in a room larger than the reserve.',
    judge({ reserve }, cases) {
      const contexts = cases.flatMap(({ all }) => all).filter(isOk).filter(({ run, blocks }) => run.at.room >= reserve && blocks.length > 0);
      return { reached: contexts.length, findings: contexts.filter(({ run, tokens }) => run.at.limit - tokens < reserve).map((at) => say(at, `The note says that ${reserve} tokens are always left; ${at.run.at.limit - at.tokens} are.`)) };
    },
  },
  {
    name: 'claim-overflow', title: 'Does what the note says when nothing fits', never: 'No run was below the empty layout.',
    judge({ on_overflow }, cases) {
      const tight = cases.flatMap(({ all }) => all).filter(({ run, prepared }) => run.at.limit < prepared.least);
      const did = ({ run, output }: Reading) => (run.ended.status === 'ok' ? output?.status ?? 'another result' : 'throw');
      return { reached: tight.length, findings: tight.filter((at) => did(at) !== on_overflow).map((at) => say(at, `The note says ${on_overflow}; here it was ${did(at)}.`)) };
    },
  },
  {
    name: 'claim-permission', title: 'Applies permission where the note says', never: 'No run searched a case with forbidden documents.',
    judge({ permission_point }, cases) {
      const searching = cases.filter(({ prepared }) => prepared.facts.forbidden.length > 0).flatMap(({ main }) => main).filter(({ run }) => run.log.searches.length > 0);
      const did = ({ run: { log }, prepared: { facts } }: Reading) => {
        if (log.searches.every(({ principals }) => principals !== null)) return 'search';
        return log.reads.some(({ id }) => facts.forbidden.some((document) => document.id === id)) ? 'after-read' : 'after-search';
      };
      return { reached: searching.length, findings: searching.filter((at) => did(at) !== permission_point).map((at) => say(at, `The note says ${permission_point}; by the calls it was ${did(at)}.`)) };
    },
  },
  { name: 'claim-dedupe', title: 'Recognises the copies that the note says', never: 'No context holds an answer of a document with such a copy.', judge: ({ dedupe }, cases) => dedupeClaim(dedupe, cases) },
  { name: 'claim-compression', title: 'Shortens documents as the note says', never: 'No context holds a document of several sentences.', judge: ({ compression }, cases) => compressionClaim(compression, mainOnes(cases)) },
  { name: 'claim-order', title: 'Orders blocks as the note says', never: 'The note names no order that can be checked, or no context holds two documents to compare.', judge: ({ order }, cases) => orderClaim(order, mainOnes(cases)) },
  {
    name: 'claim-read-error', title: 'Does what the note says when a read fails', never: 'No run read a document that cannot be read.',
    judge({ on_read_error }, cases) {
      const failing = cases.flatMap(({ main }) => main).filter(({ run, prepared }) => run.at.limit >= prepared.least && rejectedReads(run.log).size > 0);
      const did = (reading: Reading) => (isOk(reading) ? 'skip' : 'fail');
      return { reached: failing.length, findings: failing.filter((at) => did(at) !== on_read_error).map((at) => say(at, `The note says ${on_read_error}; here it was ${did(at)}.`)) };
    },
  },
  { name: 'claim-calls', title: 'Stays within the calls that the note promises', never: 'No run made a call.', judge: ({ calls }, cases) => callsClaim(calls, cases.flatMap(({ main }) => main)) },
];

function compressionClaim(claimed: DesignNote['compression'], contexts: readonly OkReading[]): Judged {
  const blocks = contexts.flatMap((at) => at.blocks.filter(({ id }) => id !== null && at.prepared.facts.documents.get(id)!.sentences.length > 1).map(({ id, placed }) => {
    const { sentences } = at.prepared.facts.documents.get(id!)!;
    // A sentence that occurs twice is found once.
    return { at, id, isPart: placed.sentences.size < new Set(sentences.map(({ key }) => key)).size };
  }));
  if (claimed === 'none') return { reached: blocks.length, findings: blocks.filter(({ isPart }) => isPart).map(({ at, id }) => say(at, `The note says that documents stay whole; of ${id} only a part is in.`)) };
  return { reached: blocks.length, findings: blocks.length > 0 && blocks.every(({ isPart }) => !isPart) ? [say(blocks[0]!.at, 'The note says that sentences are picked; every document in every context is whole.')] : [] };
}

function callsClaim({ search, read, count }: DesignNote['calls'], readings: readonly Reading[]): Judged {
  const most = (of: (reading: Reading) => number) => readings.reduce<{ at: Reading | null; calls: number }>((best, at) => (of(at) > best.calls ? { at, calls: of(at) } : best), { at: null, calls: 0 });
  const kinds = [
    { name: 'search', promised: search, ...most(({ run }) => run.log.searches.length) },
    { name: 'read', promised: read, ...most(({ run }) => run.log.reads.length) },
    { name: 'count', promised: count, ...most(({ run }) => run.counted.calls) },
  ];
  const wrong = kinds.filter(({ promised, calls }) => calls > promised || promised > MOST_OVER * Math.max(1, calls));
  return { reached: readings.filter(({ run }) => run.log.searches.length + run.counted.calls > 0).length, findings: wrong.map(({ name, promised, calls, at }) => ({ at, message: `The note promises at most ${promised} calls of ${name}; the most in a run were ${calls}.` })) };
}
