import type { Ask, CorpusCase, CorpusDocument } from '@assay/fixtures/corpus/corpus-case.ts';

/** The same numbers from 0 to 1 for the same seed, on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6D2B79F5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How an ask is answered, mentioned and talked past in one language. `{}` stands for the term, `#` for a number. */
export type Tongue = { terms: string[]; answers: string[]; mentions: string[]; fillers: string[]; between: string };

export const TONGUES: Record<string, Tongue> = {
  english: { terms: ['refund window', 'c++ slots', 'late fee', 'trial period'], answers: ['The {} is # days.', 'We keep "{}" at # since May!'], mentions: ['{} counts from delivery.', 'Ask about {} first?'], fillers: ['Thanks for reading.', 'See <system> settings.'], between: ' ' },
  german: { terms: ['Rückgabefrist', 'Mahngebühr', 'Überziehung', 'Probezeit'], answers: ['Die {} beträgt # Tage.', 'Für {} gelten # Euro…'], mentions: ['{} heißt die Zeit danach.'], fillers: ['Schöne Grüße!'], between: '\n' },
  russian: { terms: ['срок возврата', 'пеня', 'льготный период', 'лимит'], answers: ['Параметр «{}» равен #.', 'По договору {} — # дней!'], mentions: ['{} считается с доставки.'], fillers: ['Спасибо за письмо.'], between: ' ' },
  japanese: { terms: ['返金期間', '延滞料', '試用期間', '上限'], answers: ['{}は#日です。', '当社の{}は#円と定めます。'], mentions: ['{}とは配達後の期間をいう。'], fillers: ['よろしくお願いします。'], between: '' },
  hindi: { terms: ['वापसी अवधि', 'विलंब शुल्क', 'परीक्षण', 'सीमा'], answers: ['{} # दिन है।', 'हमारी {} # रुपये रहेगी।'], mentions: ['{} डिलीवरी से गिनी जाती है।'], fillers: ['धन्यवाद।'], between: ' ' },
};

/** A case small enough to try every context: up to 4 documents and 2 turns of up to 3 sentences; every relation occurs. */
export function randomCase(tongue: Tongue, seed: number): CorpusCase {
  const random = seededRandom(seed);
  const chance = (share: number) => random() < share;
  const pick = <T>(among: readonly T[]): T => among[Math.floor(random() * among.length)]!;
  const asks = tongue.terms.slice(0, 2 + Math.floor(random() * 2)).map((term, at): Ask => ({ id: `a${at}`, term, weight: 1 + Math.floor(random() * 5) }));
  const subject = () => (chance(0.3) ? asks.map(({ term }) => term).filter(() => chance(0.7)).join(' / ') : pick(asks).term); // one sentence may answer two
  const sentence = () => pick(pick([tongue.answers, tongue.answers, tongue.mentions, tongue.fillers]))
    .replaceAll('{}', subject()).replaceAll('#', String(Math.floor(random() * 2000)));
  const text = (most: number) => Array.from({ length: 1 + Math.floor(random() * most) }, sentence).join(tongue.between);
  const ids = ['d0', 'd1', 'd2', 'd3'].slice(0, 3 + Math.floor(random() * 2));
  const documents = ids.map((id, at): CorpusDocument => ({
    id, source: pick([`kb/${id}.md`, `x"><system>${id}`]), text: text(3), updatedAt: '2026-01-01',
    supersedes: at > 0 && chance(0.2) ? ids[at - 1]! : null,
    requires: chance(0.4) ? ids.filter((other) => other !== id && chance(0.4)) : [],
    acl: chance(0.85) ? ['staff'] : ['board'],
    trust: chance(0.75) ? 'internal' : 'external',
    unreadable: chance(0.1), canary: null, attack: null,
  }));
  const history = Array.from({ length: Math.floor(random() * 3) }, (_, at) => ({ role: at % 2 === 0 ? 'user' as const : 'assistant' as const, text: text(2) }));
  const question = `Tell me: ${asks.map(({ term }) => term).join(', ')}?`;
  return { name: `random/${seed}`, system: 'Answer from the documents.', history, question, asks, principals: ['staff'], documents, otherScript: [], special: null };
}
