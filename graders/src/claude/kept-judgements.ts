import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Judgement, RubricItem } from './rubric.ts';

const KeptSchema: z.ZodType<Judgement[]> = z.array(z.object({ name: z.string(), verdict: z.enum(['yes', 'no', 'split', 'unavailable']), quotes: z.array(z.string()), reason: z.string() }));

/** Judgements by what they are about, so that a grade that is run again says the same. */
export class KeptJudgements {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  get(model: string, rubric: readonly RubricItem[], text: string): Judgement[] | null {
    try {
      return KeptSchema.parse(JSON.parse(readFileSync(this.#file(model, rubric, text), 'utf8')));
    } catch {
      return null; // never judged, or by a version that wrote otherwise
    }
  }

  put(model: string, rubric: readonly RubricItem[], text: string, judgements: readonly Judgement[]): void {
    const file = this.#file(model, rubric, text);
    try {
      mkdirSync(this.#folder, { recursive: true });
      const fresh = `${file}.${randomUUID()}`;
      writeFileSync(fresh, JSON.stringify(judgements));
      renameSync(fresh, file);
    } catch {
      // A disk that is full or read-only must not cost a judgement that is there; it is asked again.
    }
  }

  #file(model: string, rubric: readonly RubricItem[], text: string): string {
    return join(this.#folder, `${createHash('sha256').update(JSON.stringify([model, rubric, text])).digest('hex')}.json`);
  }
}
