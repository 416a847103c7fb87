import type { Workspace } from '@assay/fixtures/workspace/workspace.ts';
import { createTwoFilesPatch } from 'diff';
import type { SchemaView } from '../contract/schema-view.ts';

/** The live catalogue and how it differs from the attempt's original. */
export async function viewSchema(workspace: Workspace): Promise<SchemaView> {
  const live = await workspace.describe();
  const { relations, functions, roles } = live;
  const difference = await workspace.differenceFromOriginal(live);
  return {
    relations: relations.map((relation) => ({ ...relation, triggers: relation.triggers.map(({ name, definition }) => ({ name, definition })) })),
    functions,
    roles,
    changed: difference !== null,
    diff: difference === null ? '' : createTwoFilesPatch('original', 'live', difference.original, difference.live, '', '', { context: 2 }),
  };
}
