import type { Fixture } from '@assay/fixtures/database/load-fixture.ts';
import { dropAbandoned } from '../../abandoned-databases.ts';
import { layoutKey, PROBES, Templates } from './templates.ts';

/** Templates kept between probes of one server: laying a fixture out costs more than many a probe's questions. */
export class TemplatePool {
  readonly #serverUrl: string;
  readonly #most: number;
  /** Not in use, the one longest unused first. */
  #idle: { key: string; templates: Templates }[] = [];
  #closed = false;
  /** What processes that died left behind takes the room of others. */
  #swept: Promise<unknown> | null = null;

  /** @param most sets of templates that are kept while nobody uses them */
  constructor(serverUrl: string, most = 4) {
    this.#serverUrl = serverUrl;
    this.#most = most;
  }

  /** Lends templates of the fixture to one probe; what a probe left changed behind is not lent again. */
  async lend<T>(fixture: Fixture, work: (templates: Templates) => Promise<T>): Promise<T> {
    await (this.#swept ??= dropAbandoned(this.#serverUrl, PROBES));
    const key = layoutKey(fixture);
    const known = this.#idle.findIndex((idle) => idle.key === key);
    const templates = known >= 0 ? this.#idle.splice(known, 1)[0]?.templates : undefined;
    const lent = templates ?? await Templates.open(this.#serverUrl, fixture);
    let usable = false;
    try {
      const done = await work(lent);
      usable = !this.#closed && await lent.untouched();
      return done;
    } finally {
      if (usable) this.#idle.push({ key, templates: lent });
      else await lent.close();
      while (this.#idle.length > this.#most) await this.#idle.shift()?.templates.close();
    }
  }

  /** Drops what is kept; what is lent is dropped when it comes back. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { templates } of this.#idle.splice(0)) await templates.close();
  }
}
