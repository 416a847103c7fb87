import type { ScreenDefinition, ScreenDetail, ScreenView } from '../contract/screens.ts';
import type { Db } from '../db/database.ts';
import { notFound } from '../errors.ts';
import { selectExercises, selectOptionalScreen, selectScreens, selectVersions, type ExerciseInfo } from './screens.queries.ts';

/** A line for each screen: what its newest version says, or its draft where there is none. */
export async function viewScreens(db: Db): Promise<ScreenView[]> {
  const screens = await selectScreens(db);
  const versions = await selectVersions(db, null);
  const shown = screens.flatMap((screen) => {
    const newest = versions.find(({ screenId }) => screenId === screen.id);
    const definition = newest?.definition ?? screen.draft;
    return definition === null ? [] : [{ screen, version: newest?.version ?? null, definition }];
  });
  const exercises = await selectExercises(db, idsIn(shown.map(({ definition }) => definition)));
  return shown.map(({ screen, version, definition }) => ({
    id: screen.id,
    title: definition.title,
    state: screen.state,
    version,
    hasDraft: screen.draft !== null,
    introduction: definition.introduction,
    rule: definition.rule,
    exercises: definition.exercises.flatMap(({ exerciseId, minutes, weight }) => {
      const known = exercises.find(({ id }) => id === exerciseId);
      return known === undefined ? [] : [{ id: known.id, slug: known.slug, title: known.title, kind: known.kind, minutes, weight }];
    }),
  }));
}

/**
 * One screen with its draft and all versions.
 * @throws AppError `not_found`
 */
export async function viewScreen(db: Db, screenId: string): Promise<ScreenDetail> {
  const screen = await selectOptionalScreen(db, screenId);
  if (screen === null) throw notFound('screen');
  const versions = (await selectVersions(db, screenId)).map(({ screenId: _, ...version }) => version);
  const exercises: ExerciseInfo[] = await selectExercises(db, idsIn([...(screen.draft === null ? [] : [screen.draft]), ...versions.map(({ definition }) => definition)]));
  return { id: screen.id, state: screen.state, revision: screen.revision, draft: screen.draft, versions, exercises };
}

function idsIn(definitions: readonly ScreenDefinition[]): string[] {
  return [...new Set(definitions.flatMap(({ exercises }) => exercises.map(({ exerciseId }) => exerciseId)))];
}
