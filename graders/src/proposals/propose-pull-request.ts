import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readFiles } from '@assay/exercises/folder-files.ts';
import { writeYaml } from '@assay/exercises/write-yaml.ts';
import { z } from 'zod';
import { CAUSES, SEVERITIES } from '../pr-review/material/causes.ts';
import { named, pathed } from './named.ts';
import type { ProposalKind } from './proposal-kind.ts';

const FileSchema = z.object({ path: z.string(), content: z.string() });
const Answer = z.object({
  title: z.string(), description: z.string(), changes: z.array(FileSchema),
  issue: z.object({ name: z.string(), file: z.string(), code: z.string(), causes: z.array(z.enum(CAUSES)), severity: z.enum(SEVERITIES), effect: z.string() }),
  repair: z.object({ what: z.string(), edits: z.array(z.object({ file: z.string(), find: z.string(), put: z.string() })) }),
  test: z.string(), behaviourTest: z.string(),
});

/** A pull request with one bug, on a repository that has none, with what the grader needs to judge reviews of it. */
export const proposePullRequest: ProposalKind<z.infer<typeof Answer>> = {
  whyNot({ forGrading: { kind, directory } }) {
    if (kind !== 'pr-review') return 'Only a review of a pull request has one. Ask for a leak or a sample.';
    return existsSync(join(directory, 'pull-request/changes')) ? 'The exercise has a pull request. Copy the exercise under another name, remove pull-request/ and hidden/, and ask there.' : null;
  },
  task: `Write one pull request on this repository as an AI assistant would: a useful feature, a confident description, whole changed files, its own passing tests
under tests/, and exactly one serious bug that those tests do not meet, which a careful reviewer can find and prove. Then give the key: file and code (whole lines of
the changed file that occur once) of the bug, its causes, severity and effect; the repair as edits whose find is whole lines that occur once; a hidden test that fails on the
pull request and passes on the repair; and a hidden test of what must keep working, which passes on both. Tests import from 'kit' alone.`,
  async material({ forGrading: { fixtureDirectory } }) {
    return readFiles(fixtureDirectory ?? '', []);
  },
  answer: Answer,
  async read({ title, description, changes, issue: { name, ...issue }, repair, test, behaviourTest }) {
    const id = named(name);
    return {
      files: {
        'pull-request/description.md': `# ${title.trim().replaceAll('\n', ' ')}\n\n${description.trim()}\n`,
        ...Object.fromEntries(changes.map(({ path, content }) => [`pull-request/changes/${pathed(path)}`, content])),
        'hidden/key.yaml': writeYaml({ issues: [{ id, ...issue }], decoys: [] }),
        'hidden/versions/right/reference.yaml': writeYaml(repair),
        [`hidden/tests/${id}.test.ts`]: `${test.trim()}\n`,
        'hidden/tests/behaviour.test.ts': `${behaviourTest.trim()}\n`,
      },
      why: issue.effect.trim(),
      next: 'A check tells whether bug, repair and tests hold. It asks for two more right versions, half fixes and samples.',
    };
  },
};
