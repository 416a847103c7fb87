import { join } from 'node:path';
import { listFiles, readFiles } from '@assay/exercises/folder-files.ts';
import { WORLD } from '@assay/exercises/private-fixture.ts';
import { z } from 'zod';
import { named } from './named.ts';
import type { ProposalKind } from './proposal-kind.ts';

const Answer = z.object({ name: z.string(), sql: z.string(), path: z.string(), rightFix: z.string(), whyItLooksFine: z.string() });

/** A leak for the world that an exercise brings along. */
export const proposeLeak: ProposalKind<z.infer<typeof Answer>> = {
  whyNot({ forGrading: { kind, directory, fixtureDirectory } }) {
    if (kind !== 'rls-review') return 'Only an isolation review has leaks. Ask for a sample or a pull request.';
    if (fixtureDirectory === join(directory, WORLD)) return null;
    return `The fixture is shared with other exercises. Make it this exercise's own: assay exercises export it, then import it with --dir <folder>, and ask with the same --dir.`;
  },
  task: `Write one leak for this database: a migration as a good colleague would write it for a feature that somebody asked for, which lets one tenant read, change
or learn something of another by exactly one path. It must run after schema and rows as the owner, keep every use in uses.sql working, and do something useful.
Do not open what an earlier leak in leaks/ opens. Name it in kebab-case for its feature, not for its fault.`,
  async material({ forGrading: { fixtureDirectory } }) {
    const files = readFiles(fixtureDirectory ?? '', []);
    return Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('tenants/')));
  },
  answer: Answer,
  async read({ name, sql, path, rightFix, whyItLooksFine }, { forGrading: { fixtureDirectory } }) {
    const leak = named(name);
    const others = listFiles(fixtureDirectory ?? '').filter((file) => file.startsWith('leaks/')).length;
    return {
      files: {
        [`${WORLD}/leaks/${leak}.sql`]: `${sql.trim()}\n`,
        [`${WORLD}/leaks/${leak}.md`]: `## Path\n\n${path.trim()}\n\n## Right fix\n\n${rightFix.trim()}\n\n## Why it looks fine\n\n${whyItLooksFine.trim()}\n`,
      },
      why: path.trim(),
      next: `To use it, name ${leak} in config.leaks of exercise.yaml${others > 0 ? ' in place of the other' : ''} and write samples for it. A check then tells whether it leaks.`,
    };
  },
};
