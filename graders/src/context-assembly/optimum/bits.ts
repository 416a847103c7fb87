import type { Truth } from '../truth.ts';

/** More states than this do not fit a table that is made in milliseconds. */
const MOST_BITS = 18;

/**
 * What a context can hold, as bits: an answer to an ask (one bit per set of required definitions, as carriers may
 * differ in them) and each definition.
 */
export class Bits {
  readonly #numbers = new Map<string, number>();
  readonly #goals: { weight: number; ways: number[] }[] = [];

  /** @throws Error when a case has more asks and definitions than the exact optimum can hold */
  constructor(truth: Truth) {
    for (const ask of truth.case.asks) {
      const ways = new Map<string, number>();
      if (truth.turnsAnswering(ask).length > 0) ways.set('', this.#bit(answerKey(ask.id, [])));
      for (const { document: { requires } } of truth.carriers(ask)) {
        const definable = requires.every((id) => truth.defining(id, ask).length > 0 && isReadable(truth, id));
        if (definable) ways.set(requires.join(), this.#bit(answerKey(ask.id, requires)) | requires.reduce((all, id) => all | this.#bit(definitionKey(id, ask.id)), 0));
      }
      this.#goals.push({ weight: ask.weight, ways: [...ways.values()] });
    }
    if (this.count > MOST_BITS) throw new Error(`${truth.case.name} has ${this.count} asks and definitions; the exact optimum is worked out for at most ${MOST_BITS}.`);
  }

  get count(): number {
    return this.#numbers.size;
  }

  /** 0 where such an answer can never count. */
  answer(ask: string, requires: readonly string[]): number {
    return this.#known(answerKey(ask, requires));
  }

  definition(document: string, ask: string): number {
    return this.#known(definitionKey(document, ask));
  }

  defines(document: string, ask: string): boolean {
    return this.#numbers.has(definitionKey(document, ask));
  }

  /** Sum of the weights of the asks that are answered with their definitions. */
  utility(held: number): number {
    return this.#goals.reduce((sum, { weight, ways }) => sum + (ways.some((way) => (held & way) === way) ? weight : 0), 0);
  }

  #bit(key: string): number {
    const known = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, known);
    return 2 ** known;
  }

  #known(key: string): number {
    const number = this.#numbers.get(key);
    return number === undefined ? 0 : 2 ** number;
  }
}

const answerKey = (ask: string, requires: readonly string[]): string => `${ask} ${requires.join()}`;
const definitionKey = (document: string, ask: string): string => `${ask} defined in ${document}`;

function isReadable(truth: Truth, id: string): boolean {
  const document = truth.byId.get(id);
  return document !== undefined && truth.permitted.includes(document) && !document.unreadable;
}
