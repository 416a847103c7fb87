import Sequencer from '@jest/test-sequencer';

/** What takes minutes begins first, so that no core waits for the last file; a fresh clone knows no times of earlier runs. */
export default class SlowFilesFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    return sorted.toSorted((a, b) => lane(a) - lane(b));
  }
}

function lane({ path }) {
  if (path.endsWith('.browser.test.ts')) return 0;
  return path.endsWith('.db.test.ts') ? 1 : 2;
}
