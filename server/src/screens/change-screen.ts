import { isDeepStrictEqual } from 'node:util';
import { insertAudit } from '../audit/audit.queries.ts';
import type { ScreenDefinition } from '../contract/screens.ts';
import type { Db } from '../db/database.ts';
import { AppError, notFound } from '../errors.ts';
import { problemsOf } from './publishable.ts';
import { insertScreen, insertVersion, lockOptionalScreen, selectExercises, selectVersions, updateArchived, updateDraft, type ExerciseInfo, type Screen } from './screens.queries.ts';

/** A new screen that is a draft. `by` is an actor of the audit log. */
export async function createScreen(db: Db, definition: ScreenDefinition, by: string): Promise<string> {
  await exercisesOf(db, definition, '');
  const id = await insertScreen(db, definition);
  await insertAudit(db, { actor: by, action: 'screen_created', subject: `screen:${id}` });
  return id;
}

/** What the next version will say. Versions, and the sessions on them, stay as they are. */
export async function saveDraft(db: Db, screenId: string, revision: number, definition: ScreenDefinition, by: string): Promise<void> {
  const screen = await openScreen(db, screenId);
  await exercisesOf(db, definition, '/definition');
  if (!await updateDraft(db, screen, revision, definition)) throw changed();
  await insertAudit(db, { actor: by, action: 'screen_draft_saved', subject: `screen:${screenId}`, detail: { revision: revision + 1 } });
}

/** Makes the draft the next version, to which candidates are invited from now on. */
export async function publishScreen(db: Db, screenId: string, revision: number, by: string): Promise<void> {
  const screen = await openScreen(db, screenId);
  if (screen.revision !== revision) throw changed();
  const [newest] = await selectVersions(db, screenId);
  if (screen.draft === null || isDeepStrictEqual(screen.draft, newest?.definition)) throw new AppError('nothing_to_publish', 'The draft says what the newest version says. Change it first.');
  const fields = problemsOf(screen.draft, await exercisesOf(db, screen.draft, '/draft'));
  if (fields.length > 0) throw new AppError('invalid_request', 'Correct the listed fields of the draft.', { fields: fields.map(({ pointer, detail }) => ({ pointer: `/draft${pointer}`, detail })) });
  await writeVersion(db, screenId, (newest?.version ?? 0) + 1, screen.draft, by);
}

/** A screen that is published from its beginning; whoever calls this vouches for its rule. */
export async function createPublishedScreen(db: Db, definition: ScreenDefinition, by: string): Promise<string> {
  const id = await createScreen(db, definition, by);
  await writeVersion(db, id, 1, definition, by);
  return id;
}

/** Another draft that says the same; returns its id. */
export async function copyScreen(db: Db, screenId: string, by: string): Promise<string> {
  const screen = await lockOptionalScreen(db, screenId);
  if (screen === null) throw notFound('screen');
  const definition = screen.draft ?? (await selectVersions(db, screenId))[0]?.definition;
  if (definition === undefined) throw new Error('A screen has neither a draft nor a version.');
  return createScreen(db, { ...definition, title: `Copy of ${definition.title}`.slice(0, 200) }, by);
}

/** Archived: nobody is invited any more; sessions go on. Doing it twice changes nothing. */
export async function archiveScreen(db: Db, screenId: string, archived: boolean, by: string): Promise<void> {
  const screen = await lockOptionalScreen(db, screenId);
  if (screen === null) throw notFound('screen');
  if (await updateArchived(db, screen, archived)) await insertAudit(db, { actor: by, action: archived ? 'screen_archived' : 'screen_restored', subject: `screen:${screenId}` });
}

async function writeVersion(db: Db, screenId: string, version: number, definition: ScreenDefinition, by: string): Promise<void> {
  await insertVersion(db, screenId, version, definition, by);
  await insertAudit(db, { actor: by, action: 'screen_published', subject: `screen:${screenId}`, detail: { version } });
}

async function openScreen(db: Db, screenId: string): Promise<Screen> {
  const screen = await lockOptionalScreen(db, screenId);
  if (screen === null) throw notFound('screen');
  if (screen.state === 'archived') throw new AppError('screen_archived', 'Restore it first.');
  return screen;
}

async function exercisesOf(db: Db, { exercises }: ScreenDefinition, pointer: string): Promise<ExerciseInfo[]> {
  const known = await selectExercises(db, exercises.map(({ exerciseId }) => exerciseId));
  const unknown = exercises.flatMap(({ exerciseId }, index) => (
    known.some(({ id }) => id === exerciseId) ? [] : [{ pointer: `${pointer}/exercises/${index}/exerciseId`, detail: 'The catalogue has no such exercise. Choose another.' }]));
  if (unknown.length > 0) throw new AppError('invalid_request', 'Correct the listed fields.', { fields: unknown });
  return known;
}

function changed(): AppError {
  return new AppError('screen_changed', 'Somebody saved or published it since you read it. Load it again; copy what you want to keep first.');
}
