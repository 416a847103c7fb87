import { addGrade, madeCheck } from '../testing/add-grade.ts';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { addSamples } from './add-samples.ts';
import { judgeSample } from './judge-sample.ts';
import { SAMPLE_CANDIDATES } from './sample-candidates.ts';

/** The graders do not run here: what they find in the catalogue's samples is what the kill matrix tests. */
let app: TestApp;
beforeAll(async () => { app = await openTestApp({ exercises: '../../../exercises' }); }, 60_000);
afterAll(() => app.close(), 10_000);

const scope = () => ({ scope: 'organization' as const, organization: app.north.id });
const add = () => addSamples(app.deps, scope(), app.north.screenId);
const sessionOf = async (name: string) => (await app.as.rey.get(`/api/review/sessions?q=${encodeURIComponent(name)}`)).body.items[0];
const jobs = async () => (await app.query(`SELECT tasks.identifier AS task, jobs.priority, count(*)::integer AS n FROM graphile_worker._private_jobs AS jobs JOIN graphile_worker._private_tasks AS tasks ON tasks.id = jobs.task_id
  JOIN graphile_worker._private_job_queues AS queues ON queues.id = jobs.job_queue_id WHERE queues.queue_name = $1 GROUP BY 1, 2 ORDER BY 1`, [`${app.north.id}:background`])).rows;
const finish = async (session: { attempts: { id: string; submittedAt: string | null }[] }) => {
  for (const { id } of session.attempts) {
    await app.query("UPDATE assay.grades SET finished_at = now(), state = 'broken' WHERE attempt_id = $1", [id]);
    await addGrade(app, id, app.north.id, [madeCheck('a', 'pass')]);
  }
};

test('samples are handed in once, without a result, and wait behind all other work', async () => {
  await add();
  await add();
  const { items } = (await app.as.rey.get('/api/review/sessions?limit=100')).body;
  const samples = items.filter(({ candidate }: { candidate: { email: string } }) => SAMPLE_CANDIDATES.some(({ email }) => email === candidate.email));
  expect(samples.map(({ candidate, state }: { candidate: { name: string }; state: string }) => [candidate.name, state]).sort()).toEqual([
    ['Ines Okafor', 'in_progress'], ['Jonas Petit', 'in_progress'], ['Leila Haddad', 'in_progress'], ['Mei Tanaka', 'in_progress'], ['Pavel Novotny', 'expired'], ['Sofia Marino', 'withdrawn'], ['Tomas Lindqvist', 'in_progress'],
  ]);
  const handedIn = samples.flatMap(({ attempts }: { attempts: { submittedAt: string | null }[] }) => attempts.filter(({ submittedAt }) => submittedAt !== null));
  expect([handedIn.length, new Set(handedIn.map(({ gradeState, score }: { gradeState: string; score: null }) => `${gradeState} ${score}`))]).toEqual([20, new Set(['queued null'])]);
  expect(await jobs()).toEqual([{ task: 'grade', priority: 20, n: 20 }, { task: 'judge_sample', priority: 20, n: 5 }]);
});

test('the staff judge once, and only what is graded', async () => {
  const session = await sessionOf('Ines Okafor');
  await judgeSample(app.deps, scope(), session.id);
  expect((await sessionOf('Ines Okafor')).reviewers).toBe(0);
  // The demo's screen has the tasks of the samples and no other.
  await app.query('DELETE FROM assay.attempts WHERE session_id = $1 AND closed_at IS NULL', [session.id]);
  await finish(await sessionOf('Ines Okafor'));
  for (let i = 0; i < 2; i += 1) await judgeSample(app.deps, scope(), session.id);
  expect(await sessionOf('Ines Okafor')).toMatchObject({ state: 'decided', decision: 'advance', reviewers: 2 });
  const { rows } = await app.query('SELECT count(*)::integer AS n FROM assay.reviews WHERE session_id = $1', [session.id]);
  expect(rows).toEqual([{ n: 8 }]);
});
