import type { Judged } from '../checks/named-check.ts';
import type { OkReading } from '../reading/reading.ts';
import type { DesignNote } from './design-note.ts';

const MOST_AGAINST = 1 / 3;

/**
 * Blocks by id, or by the first ask in the block. What the first ask is can be meant in several ways, so any of them
 * that fits a context will do: the first in the input's order that it answers or names, or the first in its text.
 */
export function orderClaim(claimed: DesignNote['order'], contexts: readonly OkReading[]): Judged {
  if (claimed === 'other') return { reached: 0, findings: [] };
  const comparable = contexts.filter(({ blocks }) => blocks.length > 1 && blocks.every(({ id }) => id !== null));
  const against = comparable.filter((reading) => !(claimed === 'id' ? isById(reading) : isByAsks(reading)));
  if (against.length <= MOST_AGAINST * comparable.length) return { reached: comparable.length, findings: [] };
  return { reached: comparable.length, findings: against.map((at) => ({ at, message: `The note orders blocks by ${claimed}; here they come as ${at.blocks.map(({ id }) => id).join(', ')}, and ${against.length} of ${comparable.length} contexts are not in that order.` })) };
}

function isById({ blocks }: OkReading): boolean {
  const ids = blocks.map(({ id }) => id!);
  const orders = [(a: string, b: string) => (a < b ? -1 : 1), (a: string, b: string) => a.localeCompare(b), (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })];
  return orders.some((order) => ids.toSorted(order).join('\n') === ids.join('\n'));
}

function isByAsks({ blocks, prepared: { facts } }: OkReading): boolean {
  const position = new Map(facts.corpusCase.asks.map(({ id }, index) => [id, index]));
  const sentencesOf = ({ id, placed }: OkReading['blocks'][number]) => [...placed.sentences].toSorted((a, b) => a - b).map((index) => facts.documents.get(id!)!.sentences[index]!);
  const least = (asks: readonly string[]) => (asks.length === 0 ? null : Math.min(...asks.map((ask) => position.get(ask)!)));
  const keys = [
    (block: OkReading['blocks'][number]) => least(sentencesOf(block).flatMap(({ answers }) => answers)),
    (block: OkReading['blocks'][number]) => least(sentencesOf(block).flatMap(({ mentions }) => mentions)),
    (block: OkReading['blocks'][number]) => least(sentencesOf(block).find(({ answers }) => answers.length > 0)?.answers ?? []),
  ];
  // Blocks without an ask, as definitions that stand before what needs them, belong to no place in this order.
  return keys.some((key) => blocks.map(key).filter((rank) => rank !== null).every((rank, index, ranks) => index === 0 || ranks[index - 1]! <= rank));
}
