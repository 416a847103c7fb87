import { NEW_SCREEN, type ScreenDefinition } from '../../contract/screens.ts';
import { finishRun } from '../../regrades/runs.queries.ts';
import { addBaseline } from '../add-baseline.ts';
import { addGrade, madeCheck, madeReport } from '../add-grade.ts';
import type { TestApp } from '../open-test-app.ts';
import type { TestBrowser } from '../test-browser.ts';

type Begun = { by: TestBrowser; sessionId: string; attemptId: string };
type Settings = { issuer: string; clientId: string; clientSecret: string };

const WEBHOOK = { url: 'http://127.0.0.1:9/', description: '', eventTypes: ['session.graded'] };
/** 16 pixels each way, of which nothing but the head is asked for. */
const PNG = new Uint8Array(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9', 'base64'));

export type World = ReturnType<typeof openWorld>;

/** What rows of the matrix act on, all of it North's: made when it is first asked for, or anew where an act uses it up. */
export function openWorld(app: TestApp, identityProvider: Settings) {
  const { adi, ada } = app.as;
  let made = 0;
  const checks = [madeCheck('a', 'pass')];

  const invitation = () => app.north.invite(`Candidate${++made}`);
  const begun = async (kind: string, start = true): Promise<Begun> => {
    const by = app.browser();
    const { body: session } = await by.post('/api/invitations/open', { token: (await invitation()).token });
    const attemptId = session.attempts.find((attempt: { kind: string }) => attempt.kind === kind).id;
    if (start) await by.post(`/api/attempts/${attemptId}/start`);
    return { by, sessionId: session.id, attemptId };
  };
  /** The end of the link in a mail, once it is there: not every answer waits for its mail. */
  const linkIn = async (kind: 'join' | 'reset-password', recipient: string): Promise<string> => {
    for (;;) {
      const { rows } = await app.query('SELECT text FROM assay.outbox WHERE recipient = $1', [recipient]);
      const link = rows.flatMap(({ text }) => new RegExp(`/${kind}/([\\w-]+)`).exec(text)?.[1] ?? []).at(-1);
      if (link !== undefined) return link;
    }
  };
  const memberInvitation = async (): Promise<{ id: string; email: string; token: string }> => {
    const email = `member${++made}@north.example`;
    const { body } = await adi.post('/api/member-invitations', { email, role: 'interviewer' });
    return { id: body.id, email, token: await linkIn('join', email) };
  };
  const handedIn = async (): Promise<Begun> => {
    const task = await begun('rls-review');
    await task.by.post(`/api/attempts/${task.attemptId}/submissions`, {}, { 'Idempotency-Key': 'made for a test' });
    await addGrade(app, task.attemptId, app.north.id, checks);
    return task;
  };
  const graded = once(handedIn);
  const definition = async (): Promise<ScreenDefinition> => {
    const { body: { items } } = await ada.get('/api/catalogue');
    return { ...NEW_SCREEN, title: `Screen ${++made}`, introduction: 'Welcome.', exercises: items.map(({ id }: { id: string }) => ({ exerciseId: id, weight: 1, minutes: 10, instructions: '', variant: 'same' })) };
  };

  const notebook = once(async (): Promise<string> => (await ada.get('/api/catalogue')).body.items.find(({ slug }: { slug: string }) => slug === 'shared-notebook').id);

  /** A draft of an exercise of one's own; `ready` as if a check had let it through. */
  const draft = async (ready = false): Promise<{ id: string }> => {
    const { body: { id } } = await ada.post('/api/exercise-drafts', { slug: `exercise-${++made}`, exerciseId: await notebook() });
    if (ready) {
      const { body: { contentHash } } = await ada.get(`/api/exercise-drafts/${id}/examination`);
      await app.query("INSERT INTO assay.exercise_checks (organization_id, draft_id, content_hash, state, requested_by, finished_at) VALUES ($1, $2, $3, 'ready', 'test', now())", [app.north.id, id, contentHash]);
    }
    return { id };
  };

  const newWebhook = async (): Promise<string> => (await adi.post('/api/webhooks', WEBHOOK)).body.id;

  return {
    as: app.as, organization: app.north.id, screenId: app.north.screenId, identityProvider,
    invitation, memberInvitation, linkIn, definition, graded, begun,
    candidateAddress: () => `candidate${++made}@candidates.example`,
    /** A task in its database, and one with a pull request; both are open. */
    database: once(() => begun('rls-review')),
    pullRequest: once(() => begun('pr-review')),
    /** A task whose last grade failed through our fault. */
    async brokenAnew(): Promise<Begun> {
      const task = await graded();
      await addGrade(app, task.attemptId, app.north.id, checks);
      await app.query("UPDATE assay.grades SET state = 'broken' WHERE id = (SELECT id FROM assay.grades WHERE attempt_id = $1 ORDER BY id DESC LIMIT 1)", [task.attemptId]);
      return task;
    },
    /** One whose runs have ended, of a candidate of its own. */
    async regrade(): Promise<{ id: string; sessionId: string; basis: Record<string, string> }> {
      const { sessionId } = await handedIn();
      const { body: { id, sessions, basis } } = await ada.post('/api/review/regrades', { sessions: [sessionId], tasks: [{ slug: 'shared-notebook', version: null }], reason: 'To see.' });
      await app.deps.database.within({ scope: 'organization', organization: app.north.id }, (db) => finishRun(db, sessions[0].tasks[0].runId, madeReport(checks), null));
      return { id, sessionId, basis };
    },
    async newMember(): Promise<{ email: string; accountId: string }> {
      const { email, token } = await memberInvitation();
      await app.browser().post('/api/join', { token, name: 'Max', password: 'correct horse battery staple' });
      const { body: { items } } = await adi.get('/api/members');
      return { email, accountId: items.find((member: { email: string }) => member.email === email).accountId };
    },
    async newScreen(): Promise<{ id: string; revision: number }> {
      return (await ada.post('/api/screens', await definition())).body;
    },
    slug: () => `exercise-${++made}`,
    notebook,
    draft,
    /** A draft with the version that was made of it. */
    async published(): Promise<{ id: string; exerciseId: string }> {
      const { id } = await draft(true);
      const { body: { versions: [{ exerciseId }] } } = await ada.post(`/api/exercise-drafts/${id}/publish`);
      return { id, exerciseId };
    },
    png: PNG,
    /** An exercise with a baseline. */
    measured: once(async () => (await addBaseline(app, 'shared-notebook')).exerciseId),
    /** The hash of a logo that is there. */
    async logo(): Promise<string> {
      const response = await adi.fetch('/api/branding/logo', { method: 'PUT', body: PNG, headers: { 'Content-Type': 'image/png' } });
      return (await response.json() as { logo: { hash: string } }).logo.hash;
    },
    webhookBody: WEBHOOK,
    webhook: once(async () => {
      const id = await newWebhook();
      return { id, messageId: (await adi.post(`/api/webhooks/${id}/test`)).body.id as string };
    }),
    newWebhook,
    async signInLink(): Promise<string> {
      return (await adi.put('/api/identity-provider', identityProvider)).body.signInUrl;
    },
    async checkRun({ by, attemptId }: Begun): Promise<string> {
      const { body: { latestCheckRun: latest } } = await by.get(`/api/attempts/${attemptId}`);
      return latest?.finishedAt === null ? latest.id : (await by.post(`/api/attempts/${attemptId}/checks`)).body.id;
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => made ??= make();
}
