import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from '@assay/exercises/folder-files.ts';
import { dropWorld, layOutWorld } from '@assay/fixtures/database/lay-out-world.ts';
import { describeCatalogue } from '@assay/fixtures/workspace/describe-catalogue.ts';
import { renderCatalogue } from '@assay/fixtures/workspace/render-catalogue.ts';
import type { Original } from '@assay/fixtures/workspace/workspace.ts';
import { z } from 'zod';
import type { PullRequest } from '../grader.ts';
import { ReviewSchema } from '../pr-review/submission/review-file.ts';
import { graderFor } from '../registry.ts';
import type { Solvable } from './solvable.ts';

const KIT = join(import.meta.dirname, '../pr-review/libraries/kit.ts');

/** What a candidate can look at beside the brief and the own files: nothing hidden, and nothing that says where to look. */
export async function visibleMaterial({ forGrading }: Solvable, sandboxUrl: string): Promise<Files> {
  const grader = await graderFor(forGrading);
  const original = grader.original();
  const pullRequest = grader.pullRequest();
  return { ...(original === null ? {} : await databaseOf(original, sandboxUrl)), ...(pullRequest === null ? {} : filesOf(pullRequest)) };
}

/** The database as it is found. Its migrations would tell which of them opens the leak. */
async function databaseOf({ fixture, changes }: Original, sandboxUrl: string): Promise<Files> {
  const world = await layOutWorld(sandboxUrl, fixture, [...changes]);
  try {
    const catalogue = renderCatalogue(await describeCatalogue(world.url, [], world.roles.names));
    const uses = fixture.uses.map(({ tenant, statement }) => `-- as: ${tenant}\n${statement};`).join('\n\n');
    return { 'database/catalogue.txt': catalogue, 'database/uses.sql': uses };
  } finally {
    await dropWorld(sandboxUrl, world);
  }
}

function filesOf({ title, description, base, head }: PullRequest): Files {
  const changed = Object.entries(head).filter(([path, text]) => base[path] !== text);
  const below = (folder: string, files: [string, string][]) => Object.fromEntries(files.map(([path, text]) => [`${folder}/${path}`, text]));
  return {
    'pull-request.md': `# ${title}\n\n${description}`,
    ...below('base', Object.entries(base)), ...below('head', changed),
    'kit.ts': readFileSync(KIT, 'utf8'),
    'review.schema.json': JSON.stringify(z.toJSONSchema(ReviewSchema, { io: 'input' })),
  };
}
