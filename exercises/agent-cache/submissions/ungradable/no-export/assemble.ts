import type { Input, Output } from './contract.ts';

/** The context of the last call; each call only adds to it. */
export class PromptCache {
  #prefix = '';

  extend(input: Input): Output {
    this.#prefix += input.question;
    return { status: 'ok', text: this.#prefix, included: [], dropped: [] };
  }
}
