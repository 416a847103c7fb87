import { randomBytes } from 'node:crypto';
import { ensureAccount } from '../auth/accounts.ts';
import { selectCatalogue } from '../catalogue/catalogue.queries.ts';
import type { MemberRole } from '../contract/people.ts';
import type { Db, Scope } from '../db/database.ts';
import { createInvitation } from '../invitations/create-invitation.ts';
import { isOver, selectOptionalInvitation } from '../invitations/invitations.queries.ts';
import { setUpOrganization } from '../people/set-up-organization.ts';
import { createPublishedScreen } from '../screens/change-screen.ts';
import { viewScreens } from '../screens/view-screens.ts';
import type { RunningAssay } from '../start-assay.ts';
import { DEMO_CANDIDATE, DEMO_EXERCISES, DEMO_ORGANIZATION, DEMO_SCREEN, DEMO_STAFF } from './demo-screen.ts';
import { readDemoState, writeDemoState, type DemoState } from './demo-state.ts';

export type Demo = {
  organizationId: string;
  /** Null while the catalogue has no exercise. */
  screenId: string | null;
  /** Null while the catalogue has no exercise. */
  candidateUrl: string | null;
  reviewerUrl: string;
  authorUrl: string;
  adminUrl: string;
  logins: { role: MemberRole; name: string; email: string; password: string }[];
};

/**
 * An organization to look around in: members, a screen that asks for both depths, and an open invitation. What is
 * there is kept; a finished or expired invitation is followed by a new one.
 */
export async function createDemo({ url, deps, platform }: RunningAssay, dataDirectory: string): Promise<Demo> {
  const state = readDemoState(dataDirectory) ?? await createOrganization(deps, platform.databaseUrl);
  const scope: Scope = { scope: 'organization', organization: state.organizationId };
  const next = await deps.database.within(scope, async (db): Promise<DemoState> => {
    const screenId = await currentScreen(db);
    return { ...state, screenId, invitation: await openInvitation(db, url, state, screenId) };
  });
  writeDemoState(dataDirectory, next);
  return {
    organizationId: next.organizationId,
    screenId: next.screenId,
    candidateUrl: next.invitation && `${url}/s/${next.invitation.secret}`,
    reviewerUrl: `${url}/review`,
    authorUrl: `${url}/author/catalogue`,
    adminUrl: `${url}/settings`,
    logins: next.logins,
  };
}

async function createOrganization({ auth }: RunningAssay['deps'], databaseUrl: string): Promise<DemoState> {
  const logins = DEMO_STAFF.map((person) => ({ ...person, password: randomBytes(12).toString('base64url') }));
  const members = [];
  for (const { role, name, email, password } of logins) members.push({ accountId: await ensureAccount(auth, { name, email, password }), name, email, role });
  return { organizationId: await setUpOrganization(databaseUrl, DEMO_ORGANIZATION, members), logins, screenId: null, invitation: null };
}

/** A screen of the newest versions; an older one stays for the sessions that began on it. */
async function currentScreen(db: Db): Promise<string | null> {
  const catalogue = await selectCatalogue(db);
  const chosen = DEMO_EXERCISES.flatMap((slug) => catalogue.filter((exercise) => exercise.slug === slug));
  const exercises = chosen.length > 0 ? chosen : catalogue;
  if (exercises.length === 0) return null;
  const wanted = exercises.map(({ id }) => id).join();
  const known = (await viewScreens(db)).find((screen) => screen.state === 'published' && screen.exercises.map(({ id }) => id).join() === wanted);
  return known?.id ?? createPublishedScreen(db, {
    ...DEMO_SCREEN, exercises: exercises.map(({ id, minutes }) => ({ exerciseId: id, weight: 1, minutes, instructions: '', variant: 'same' })),
  }, 'assay');
}

async function openInvitation(db: Db, url: string, state: DemoState, screenId: string | null): Promise<DemoState['invitation']> {
  if (screenId === null) return null;
  const known = state.invitation && await selectOptionalInvitation(db, state.invitation.id);
  if (known !== null && known.screen.id === screenId && !await isOver(db, known)) return state.invitation;
  const created = await createInvitation(db, url, { screenId, ...DEMO_CANDIDATE, expiresAt: null, createdBy: 'assay' });
  return { id: created.id, secret: created.url.slice(created.url.lastIndexOf('/') + 1) };
}
