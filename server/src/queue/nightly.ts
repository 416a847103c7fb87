import type { Task } from 'graphile-worker';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'erase_everywhere');

/** Once a night by UTC, however many workers there are; a night that nobody worked through is made up for within two days. */
export const CRONTAB = '20 3 * * * erase_everywhere ?fill=2d';

/** Jobs of the whole server. Each makes jobs of single organizations, which see no other's rows. */
export const NIGHTLY: Record<string, Task> = {
  erase_everywhere: async (_payload, { query }) => void await query(sql.erase_everywhere.text),
};
