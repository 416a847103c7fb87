import { PROPOSALS, writeProposals } from '@assay/exercises/proposals.ts';
import { writeExerciseZip } from '@assay/exercises/zip/write-exercise-zip.ts';
import type { TestBrowser } from '../test-browser.ts';
import type { World } from './permission-world.ts';

/** How the owner calls a route so that it succeeds. `as` where that is not simply the least of those it is for. */
export type Call = { /** A body that is no JSON. */ file?: Uint8Array<ArrayBuffer>; as?: TestBrowser; params?: Record<string, string>; query?: Record<string, string>; body?: unknown; headers?: Record<string, string> };
type Row = (world: World) => Call | Promise<Call>;

const plain: Row = () => ({});
const ofAttempt = (which: 'database' | 'pullRequest' | 'graded', more: Omit<Call, 'as' | 'params'> = {}): Row => async (world) => {
  const { by, attemptId } = await world[which]();
  return { as: by, params: { attemptId }, ...more };
};
/** The same task, for whoever works for the organization. */
const ofGraded = (more: Omit<Call, 'params'> = {}): Row => async (world) => ({ params: { attemptId: (await world.graded()).attemptId }, ...more });
const ofSession = (more: Omit<Call, 'params'> = {}): Row => async (world) => ({ params: { sessionId: (await world.graded()).sessionId }, ...more });
const ofInvitation = (more: Omit<Call, 'params'> = {}): Row => async (world) => ({ params: { invitationId: (await world.invitation()).id }, ...more });
const ofNewScreen: Row = async (world) => ({ params: { screenId: (await world.newScreen()).id } });
const ofDraft = (more: Omit<Call, 'params'> = {}, params: Record<string, string> = {}): Row => async (world) => ({ params: { draftId: (await world.draft()).id, ...params }, ...more });
const ofProposal: Row = async (world) => {
  const { id } = await world.draft();
  const about = { why: 'Wrong.', model: 'a-model', at: '2026-12-01T00:00:00.000Z' };
  await world.as.ada.put(`/api/exercise-drafts/${id}/files/${PROPOSALS}`, { content: writeProposals([{ paths: ['brief.md'], ...about }]), baseVersion: 0 });
  return { params: { draftId: id }, body: { paths: ['brief.md'] } };
};
const ofVersion: Row = async (world) => ({ params: { draftId: (await world.published()).id, version: '1' } });
const ofWebhook = (more: Omit<Call, 'params'> = {}): Row => async (world) => ({ params: { webhookId: (await world.webhook()).id }, ...more });
const ofLogo: Row = async (world) => ({ params: { hash: await world.logo() } });
const ofMemberInvitation: Row = async (world) => ({ params: { invitationId: (await world.memberInvitation()).id } });

const ofNewSession = async (world: World) => ({ sessionId: (await world.begun('rls-review', false)).sessionId });
const ofNewDispute = async (world: World) => {
  const { by, attemptId } = await world.begun('rls-review');
  await by.post(`/api/attempts/${attemptId}/submissions`, {}, { 'Idempotency-Key': 'made for a test' });
  return { as: by, params: { attemptId }, body: { text: 'You overlooked my policy.' } };
};

/** One row for each route, by the id of its description. The expected answers follow from the route's guard. */
export const PERMISSION_ROWS: Readonly<Record<string, Row>> = {
  isAlive: plain, isReady: plain, readMetrics: plain, readOpenApi: plain,

  signIn: () => ({ body: { email: 'rey@north.example', password: 'correct horse battery staple' } }),
  signOut: plain,
  requestPasswordReset: () => ({ body: { email: 'rey@north.example' } }),
  resetPassword: async (world) => {
    const { email } = await world.newMember();
    await world.as.nobody.post('/api/auth/request-password-reset', { email });
    return { body: { token: await world.linkIn('reset-password', email), newPassword: 'another long password' } };
  },
  startSingleSignOn: async (world) => ({ params: { link: (await world.signInLink()).split('/').at(-2) ?? '' } }),
  endSingleSignOn: plain,

  readOwnSession: async (world) => ({ as: (await world.database()).by }),
  withdraw: async (world) => ({ as: (await world.begun('rls-review', false)).by }),
  readAttempt: ofAttempt('database'),
  followAttempt: ofAttempt('database'),
  readPullRequest: ofAttempt('pullRequest'),
  takeUpFile: ofAttempt('pullRequest', { body: { file: 'src/lamp.ts' } }),
  startAttempt: async (world) => {
    const { by, attemptId } = await world.begun('rls-review', false);
    return { as: by, params: { attemptId } };
  },
  takeOverAttempt: ofAttempt('database'),
  saveFile: async (world) => {
    const { by, attemptId } = await world.database();
    const { body: { files: [{ path, version }] } } = await by.get(`/api/attempts/${attemptId}`);
    return { as: by, params: { attemptId, path }, body: { content: '-- mine', baseVersion: version } };
  },
  runSql: async (world) => {
    const { by, attemptId } = await world.database();
    const { body: { actors: [{ id }] } } = await by.get(`/api/attempts/${attemptId}`);
    return { as: by, params: { attemptId }, body: { actor: id, sql: 'SELECT 1' } };
  },
  cancelSql: ofAttempt('database'),
  readSchema: ofAttempt('database'),
  resetDatabase: ofAttempt('database'),
  runChecks: ofAttempt('database'),
  listCheckRuns: ofAttempt('database'),
  cancelChecks: async (world) => {
    const task = await world.database();
    return { as: task.by, params: { attemptId: task.attemptId, checkRunId: await world.checkRun(task) } };
  },
  submit: async (world) => {
    const { by, attemptId } = await world.begun('rls-review');
    return { as: by, params: { attemptId }, body: {}, headers: { 'Idempotency-Key': 'made for a test' } };
  },
  readReceipt: ofAttempt('graded'),

  listSessions: plain,
  listReviewers: plain,
  readSession: ofSession(),
  readReport: ofGraded(),
  listCandidateRuns: ofGraded(),
  regradeAttempt: async (world) => ({ params: { attemptId: (await world.brokenAnew()).attemptId } }),
  followSessions: plain,
  compareSessions: async (world) => ({ query: { sessions: [await world.graded(), await world.database()].map(({ sessionId }) => sessionId).join() } }),
  readStanding: ofSession(),
  readStatistics: ({ screenId }) => ({ params: { screenId } }),
  listSavedViews: plain,
  saveView: () => ({ body: { name: 'Mine', filter: {} } }),
  deleteView: async ({ as: { rey } }) => ({ params: { viewId: (await rey.post('/api/review/views', { name: 'To delete', filter: {} })).body.id } }),
  exportSessions: () => ({ query: { format: 'csv' } }),
  exportSession: ofSession({ query: { format: 'json' } }),
  printSession: ofSession(),

  listRegrades: plain,
  readRegradeChoice: async (world) => ({ query: { sessions: (await world.graded()).sessionId } }),
  startRegrade: async (world) => ({ body: { sessions: [(await world.graded()).sessionId], tasks: [{ slug: 'shared-notebook', version: null }], reason: 'To see.' } }),
  readRegrade: async (world) => ({ params: { regradeId: (await world.regrade()).id } }),
  readRegradeSession: async (world) => {
    const { id, sessionId } = await world.regrade();
    return { params: { regradeId: id, sessionId } };
  },
  applyRegrade: async (world) => {
    const { id, basis } = await world.regrade();
    return { params: { regradeId: id }, body: { reason: 'Seen.', basis } };
  },
  discardRegrade: async (world) => ({ params: { regradeId: (await world.regrade()).id }, body: { reason: 'Not needed.' } }),

  listRatings: ofGraded(),
  rate: ofGraded({ body: { ratings: { 'finds-cause': 4, 'fixes-narrowly': 3, explains: 2 } } }),
  listRulings: ofGraded(),
  ruleCheck: ofGraded({ body: { checkId: 'rls-review/a', verdict: 'fail', reason: 'Read by a person.' } }),
  listDecisions: ofSession(),
  decide: ofSession({ body: { outcome: 'hold', reason: 'To see more.', baseVersion: 0 } }),

  readSessionReceipt: async (world) => ({ as: (await world.graded()).by }),
  dispute: async (world) => ofNewDispute(world),
  requestDeletion: async (world) => ({ as: (await world.begun('rls-review', false)).by }),
  listDisputes: ofSession(),
  answerDispute: async (world) => {
    const { as, params, body } = await ofNewDispute(world);
    await as.put(`/api/attempts/${params.attemptId}/dispute`, body);
    return { params, body };
  },
  exportOwnData: async (world) => ({ as: (await world.graded()).by }),
  exportPersonalData: ofSession(),
  readRetention: plain,
  previewRetention: () => ({ query: { days: '30' } }),
  saveRetention: () => ({ body: { days: 180 } }),
  readSessionRetention: ofSession(),
  holdSession: async (world) => ({ params: await ofNewSession(world), body: { reason: 'A complaint is open.' } }),
  releaseSession: async (world) => ({ params: await ofNewSession(world) }),
  eraseSession: async (world) => {
    const params = await ofNewSession(world);
    return { params, body: { name: (await world.as.adi.get(`/api/review/sessions/${params.sessionId}`)).body.candidate.name } };
  },
  listAudit: plain,
  verifyAudit: plain,

  listExercises: plain,
  listBaselines: plain,
  readBaseline: async (world) => ({ params: { exerciseId: await world.measured() } }),
  measureBaseline: async (world) => ({ params: { exerciseId: (await world.published()).exerciseId } }),
  readBaselineRun: async (world) => ({ params: { exerciseId: (await world.published()).exerciseId } }),
  readExercise: async (world) => ({ params: { exerciseId: await world.notebook() } }),
  tryOutExercise: async (world) => ({ params: { exerciseId: await world.notebook() } }),

  listDrafts: plain,
  createDraft: async (world) => ({ body: { slug: world.slug(), exerciseId: await world.notebook() } }),
  listSkeletons: plain,
  createDraftFromSkeleton: (world) => ({ body: { slug: world.slug(), kind: 'rls-review', title: 'Open tasks' } }),
  importDraft: async (world) => ({ file: new Uint8Array(await writeExerciseZip({ slug: world.slug(), files: { 'brief.md': '#' } })), headers: { 'Content-Type': 'application/zip' } }),
  exportDraft: ofDraft(),
  readDraft: ofDraft(),
  examineDraft: ofDraft(),
  saveDraftFile: ofDraft({ body: { content: '# Another brief', baseVersion: 1 } }, { path: 'brief.md' }),
  removeDraftFile: ofDraft({ query: { baseVersion: '1' } }, { path: 'brief.md' }),
  moveDraftFile: ofDraft({ body: { from: 'brief.md', to: 'letter.md', baseVersion: 1 } }),
  checkDraft: ofDraft(),
  cancelDraftCheck: async (world) => {
    const { id } = await world.draft();
    return { params: { draftId: id, checkId: (await world.as.ada.post(`/api/exercise-drafts/${id}/checks`)).body.id } };
  },
  listProposals: ofDraft(),
  askProposal: ofDraft({ body: { what: 'sample' } }),
  acceptProposal: ofProposal, discardProposal: ofProposal,
  publishDraft: async (world) => ({ params: { draftId: (await world.draft(true)).id } }),
  retireExercise: ofDraft(),
  restoreExercise: ofDraft(),
  readExerciseVersion: ofVersion, exportExerciseVersion: ofVersion,
  followDraft: ofDraft(),
  tryOutDraft: ofDraft(),

  listScreens: plain,
  readScreen: ({ screenId }) => ({ params: { screenId } }),
  createScreen: async (world) => ({ body: await world.definition() }),
  saveScreenDraft: async (world) => {
    const { id, revision } = await world.newScreen();
    return { params: { screenId: id }, body: { revision, definition: await world.definition() } };
  },
  publishScreen: async (world) => {
    const { id, revision } = await world.newScreen();
    return { params: { screenId: id }, body: { revision } };
  },
  copyScreen: ofNewScreen,
  archiveScreen: ofNewScreen,
  restoreScreen: ofNewScreen,

  openInvitation: async (world) => ({ body: { token: (await world.invitation()).token } }),
  listInvitations: plain,
  invite: (world) => ({ body: { screenId: world.screenId, candidate: { name: 'Cy', email: world.candidateAddress() } } }),
  previewInvitations: ({ screenId }) => ({ body: { screenId, csv: 'name,email\nCy,cy@candidates.example\n' } }),
  inviteMany: (world) => ({ body: { screenId: world.screenId, candidates: [{ name: 'Cy', email: world.candidateAddress() }] } }),
  revokeInvitation: ofInvitation(),
  resendInvitation: ofInvitation(),
  extendInvitation: ofInvitation({ body: { taskMinutes: 5 } }),

  readMe: plain,
  renameOrganization: () => ({ body: { name: 'North' } }),
  listMembers: plain,
  changeRole: async (world) => ({ params: { accountId: (await world.newMember()).accountId }, body: { role: 'author' } }),
  removeMember: async (world) => ({ params: { accountId: (await world.newMember()).accountId } }),
  listMemberInvitations: plain,
  inviteMember: (world) => ({ body: { email: world.candidateAddress(), role: 'interviewer' } }),
  resendMemberInvitation: ofMemberInvitation,
  revokeMemberInvitation: ofMemberInvitation,
  readMemberInvitation: async (world) => ({ body: { token: (await world.memberInvitation()).token } }),
  join: async (world) => ({ body: { token: (await world.memberInvitation()).token, name: 'Max', password: 'correct horse battery staple' } }),

  listApiKeys: plain,
  createApiKey: () => ({ body: { name: 'A program', scopes: ['read'] } }),
  revokeApiKey: async ({ as: { adi } }) => ({ params: { keyId: (await adi.post('/api/api-keys', { name: 'A program', scopes: ['read'] })).body.id } }),
  readIdentityProvider: plain,
  saveIdentityProvider: ({ identityProvider }) => ({ body: identityProvider }),
  removeIdentityProvider: async (world) => {
    await world.signInLink();
    return {};
  },
  listWebhooks: plain,
  createWebhook: (world) => ({ body: world.webhookBody }),
  changeWebhook: async (world) => ({ params: { webhookId: (await world.webhook()).id }, body: { ...world.webhookBody, enabled: true } }),
  removeWebhook: async (world) => ({ params: { webhookId: await world.newWebhook() } }),
  renewWebhookSecret: ofWebhook(),
  listWebhookMessages: ofWebhook(),
  testWebhook: ofWebhook(),
  redeliverWebhookMessage: async (world) => {
    const { id, messageId } = await world.webhook();
    return { params: { webhookId: id, messageId } };
  },
  redeliverFailedWebhookMessages: ofWebhook({ body: { since: '2026-01-01T00:00:00Z' } }),
  readBranding: plain,
  saveBranding: () => ({ body: { accent: '#1b6ec2', supportEmail: null } }),
  saveLogo: ({ png }) => ({ file: png, headers: { 'Content-Type': 'image/png' } }),
  removeLogo: async (world) => {
    await world.logo();
    return {};
  },
  readLogo: ofLogo,
  readOwnLogo: ofLogo,
  listMails: plain,
  retryMail: async (world) => {
    await world.memberInvitation();
    return { params: { mailId: (await world.as.adi.get('/api/outbox')).body.items[0].id } };
  },
};
