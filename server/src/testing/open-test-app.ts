import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandboxServer } from '@assay/fixtures/workspace/sandbox-server.ts';
import pg from 'pg';
import { allRoutes, createApp } from '../app.ts';
import { ensureAccount } from '../auth/accounts.ts';
import { selectCatalogue } from '../catalogue/catalogue.queries.ts';
import { publishExercises } from '../catalogue/publish-exercises.ts';
import type { MemberRole } from '../contract/people.ts';
import { NEW_SCREEN } from '../contract/screens.ts';
import { listen } from '../http/listen.ts';
import { createInvitation } from '../invitations/create-invitation.ts';
import { openDeps } from '../open-deps.ts';
import type { MailerSettings } from '../outbox/mailer.ts';
import { setUpOrganization } from '../people/set-up-organization.ts';
import { startWorker, type Worker } from '../queue/worker.ts';
import { createPublishedScreen } from '../screens/change-screen.ts';
import { AnswerChecks } from './answer-checks.ts';
import { clonePlatform, TEST_SECRET, testServer } from './platform-template.ts';
import { TestBrowser } from './test-browser.ts';

const SOUTH = ['sue', 'bob'];
/** Of every member of the cast. */
export const PASSWORD = 'correct horse battery staple';

type Options = {
  worker?: boolean;
  exercises?: string | readonly string[];
  mail?: MailerSettings;
  trustedProxies?: number;
  /** For measuring: the folder of the built pages; answers are then not compared. */
  benchOf?: string;
};
export type TestApp = Awaited<ReturnType<typeof openTestApp>>;

/**
 * A whole server over real HTTP with a database of its own and the cast: `ana` and `ben` are invited by two
 * organizations to all `exercises` of folders here; `adi` (admin), `ada` (author) and `rey` (interviewer) work for ana's, `sue` (admin) and `bob` (interviewer) for ben's. Worker on demand.
 * Every answer is compared with the documentation; `close` fails when one is not as described.
 */
export async function openTestApp(options: Options = {}) {
  const platform = await clonePlatform();
  const data = mkdtempSync(join(tmpdir(), 'assay-test-'));
  const http = await listen('127.0.0.1', 0);
  const url = `http://127.0.0.1:${http.port}`;
  for (const folder of [options.exercises ?? 'exercises'].flat()) await publishExercises(platform.url, join(import.meta.dirname, folder));
  const sandbox = await openSandboxServer({ url: testServer() });
  const deps = openDeps(
    { dataDirectory: data, claude: null, mail: options.mail ?? null, privateTargets: true, logLevel: 'silent' },
    { databaseUrl: platform.url, secret: TEST_SECRET, sandboxes: [{ name: 'test', url: testServer(), server: sandbox }] },
    url,
  );
  const checks = new AnswerChecks(allRoutes(deps));
  const served = createApp(deps, { webDirectory: options.benchOf ?? null, trustedProxies: options.trustedProxies ?? 0 });
  http.handle(options.benchOf === undefined ? checks.watch(served) : served);
  let worker: Worker | null = null;
  const startJobs = async () => {
    worker = await startWorker(deps, { databaseUrl: platform.url, secret: TEST_SECRET, concurrency: 1, alone: true });
  };
  if (options.worker) await startJobs();
  const admin = new pg.Pool({ connectionString: platform.url, max: 1 });

  const browser = () => new TestBrowser(url);
  const north = await organization('North', [['adi', 'admin'], ['ada', 'author'], ['rey', 'interviewer']]);
  const south = await organization('South', [['sue', 'admin'], ['bob', 'interviewer']]);
  const [ana, ben] = [await north.invite('Ana'), await south.invite('Ben')];
  const as = {
    ana: await opened(ana.token), ben: await opened(ben.token),
    adi: member('adi'), ada: member('ada'), rey: member('rey'), sue: member('sue'), bob: member('bob'), nobody: browser(),
  };

  async function organization(name: string, staff: readonly (readonly [string, MemberRole])[]) {
    const members = await Promise.all(staff.map(async ([person, role]) => {
      const email = `${person}@${name.toLowerCase()}.example`;
      return { accountId: await ensureAccount(deps.auth, { name: person, email, password: PASSWORD }), name: person, email, role };
    }));
    const id = await setUpOrganization(platform.url, name, members);
    const scope = { scope: 'organization', organization: id } as const;
    const screenId = await deps.database.within(scope, async (db) => createPublishedScreen(db, {
      ...NEW_SCREEN, title: `Screen of ${name}`, introduction: 'Welcome.',
      exercises: (await selectCatalogue(db)).map(({ id: exerciseId, minutes }) => ({ exerciseId, weight: 1, minutes, instructions: '', variant: 'same' })),
    }, 'test'));
    const invite = async (candidate: string) => {
      const created = await deps.database.within(scope, (db) => createInvitation(db, url, {
        screenId, name: candidate, email: `${candidate.toLowerCase()}@candidates.example`, expiresAt: null, createdBy: 'test',
      }));
      return { id: created.id, token: created.url.split('/').at(-1) ?? '' };
    };
    return { id, screenId, invite };
  }

  /** Signs in before the first request: a password costs time by design, and few tests need everybody. */
  function member(person: string): TestBrowser {
    return new TestBrowser(url, async (alone) => {
      const email = `${person}@${SOUTH.includes(person) ? 'south' : 'north'}.example`;
      const { status } = await alone.post('/api/auth/sign-in/email', { email, password: PASSWORD });
      if (status !== 200) throw new Error(`${person} could not sign in: ${status}.`);
    });
  }

  async function opened(token: string): Promise<TestBrowser> {
    const candidate = browser();
    const { status } = await candidate.post('/api/invitations/open', { token });
    if (status !== 200) throw new Error(`The link could not be opened: ${status}.`);
    return candidate;
  }

  return {
    url, deps, as, browser, north, south, links: { ana, ben }, startJobs,
    /** What only the administrator can do: move a deadline, forge a record. */
    query: (text: string, values: unknown[] = []) => admin.query(text, values),
    async close() {
      await http.close();
      await worker?.stop();
      const { rows } = await admin.query<{ id: string }>('SELECT id FROM assay.attempts WHERE workspace IS NOT NULL');
      for (const { id } of rows) await sandbox.close(id);
      await sandbox.stop();
      await deps.close();
      await admin.end();
      await platform.drop();
      rmSync(data, { recursive: true, force: true });
      checks.end();
    },
  };
}

/** The candidate's only attempt. */
export async function attemptOf(candidate: TestBrowser): Promise<string> {
  const { body } = await candidate.get('/api/session');
  return body.attempts[0].id;
}
