import express, { Router, type Express } from 'express';
import { apiKeyRoutes } from './api-keys/api-keys.routes.ts';
import { attemptEventRoutes } from './attempts/attempt-events.routes.ts';
import { attemptRoutes } from './attempts/attempts.routes.ts';
import { auditRoutes } from './audit/audit.routes.ts';
import { draftRoutes } from './authoring/drafts.routes.ts';
import { publishingRoutes } from './authoring/publishing.routes.ts';
import { skeletonRoutes } from './authoring/skeletons.routes.ts';
import { draftZipRoutes } from './authoring/zip.routes.ts';
import { authRoutes } from './auth/auth.routes.ts';
import { tellClientAddress } from './auth/client-address.ts';
import { baselineRunRoutes } from './baselines/baseline-runs.routes.ts';
import { baselineRoutes } from './baselines/baselines.routes.ts';
import { brandingRoutes } from './branding/branding.routes.ts';
import { catalogueRoutes } from './catalogue/catalogue.routes.ts';
import { checkRoutes } from './checks/checks.routes.ts';
import { comparisonRoutes } from './comparison/comparison.routes.ts';
import { consoleRoutes } from './console/console.routes.ts';
import { dashboardRoutes } from './dashboard/dashboard.routes.ts';
import { decisionRoutes } from './decisions/decisions.routes.ts';
import type { Deps } from './deps.ts';
import { disputeRoutes } from './disputes/disputes.routes.ts';
import { exportRoutes } from './exports/exports.routes.ts';
import { answerProblems, unknownRoute } from './http/answer-problems.ts';
import { healthRoutes } from './http/health.routes.ts';
import { limitTo } from './http/rate-limits.ts';
import { measure, requestLog } from './http/request-log.ts';
import { requireOwnOrigin } from './http/require-own-origin.ts';
import { securityHeaders } from './http/security-headers.ts';
import { serveWeb } from './http/serve-web.ts';
import { invitationRoutes } from './invitations/invitations.routes.ts';
import { joinRoutes } from './members/join.routes.ts';
import { memberInvitationRoutes } from './members/member-invitations.routes.ts';
import { memberRoutes } from './members/members.routes.ts';
import { openApiRoutes } from './openapi/openapi.routes.ts';
import { routesOf, type ApiRoute } from './openapi/route-list.ts';
import { outboxRoutes } from './outbox/outbox.routes.ts';
import { meRoutes } from './people/me.routes.ts';
import { personalDataRoutes } from './personal-data/personal-data.routes.ts';
import { proposalRoutes } from './proposals/proposals.routes.ts';
import { ratingRoutes } from './ratings/ratings.routes.ts';
import { retentionRoutes } from './retention/retention.routes.ts';
import { regradeRoutes } from './regrades/regrades.routes.ts';
import { rulingRoutes } from './rulings/rulings.routes.ts';
import { savedViewRoutes } from './saved-views/saved-views.routes.ts';
import { screenRoutes } from './screens/screens.routes.ts';
import { sessionRoutes } from './sessions/sessions.routes.ts';
import { identityProviderRoutes } from './sign-in/identity-provider.routes.ts';
import { statisticsRoutes } from './statistics/statistics.routes.ts';
import { submissionRoutes } from './submissions/submissions.routes.ts';
import { tryOutRoutes } from './try-outs/try-outs.routes.ts';
import { webhookRoutes } from './webhooks/webhooks.routes.ts';

const REQUESTS_A_MINUTE = 1200;
/** JSON may escape a character to six; the largest file must still fit. */
const BODY_BYTES = 2 * 1024 * 1024;

/** The table of contents: what takes JSON stands under its heading in the documentation. */
function openRouters(deps: Deps) {
  const operation = { Operation: [healthRoutes(deps)] };
  const signingIn = { 'Signing in': [authRoutes(deps)] };
  const json: Record<string, Router[]> = {
    'Sessions of candidates': [sessionRoutes(deps), attemptRoutes(deps), attemptEventRoutes(deps), consoleRoutes(deps), checkRoutes(deps), submissionRoutes(deps)],
    Dashboard: [dashboardRoutes(deps), comparisonRoutes(deps), statisticsRoutes(deps), savedViewRoutes(deps), exportRoutes(deps)],
    Regrades: [regradeRoutes(deps)],
    Judgement: [ratingRoutes(deps), rulingRoutes(deps), decisionRoutes(deps)],
    'Data protection': [retentionRoutes(deps), disputeRoutes(deps), personalDataRoutes(deps), auditRoutes(deps)],
    Screens: [catalogueRoutes(deps), baselineRoutes(deps), baselineRunRoutes(deps), screenRoutes(deps)],
    'Own exercises': [draftRoutes(deps), skeletonRoutes(deps), draftZipRoutes(deps), publishingRoutes(deps), proposalRoutes(deps), tryOutRoutes(deps)],
    Invitations: [invitationRoutes(deps)],
    Organization: [meRoutes(deps), memberRoutes(deps), memberInvitationRoutes(deps), joinRoutes(deps)],
    Settings: [apiKeyRoutes(deps), identityProviderRoutes(deps), outboxRoutes(deps), webhookRoutes(deps), brandingRoutes(deps)],
    Documentation: [openApiRoutes(() => all())],
  };
  const all = () => [...routesOf('/api', { ...json, ...signingIn }), ...routesOf('', operation)];
  return { operation, signingIn, json, all };
}

/** Every route there is: what the documentation describes and the tests over all routes walk. */
export function allRoutes(deps: Deps): ApiRoute[] {
  return openRouters(deps).all();
}

type Options = {
  /** Folder of the built pages, or null for the API alone. */
  webDirectory: string | null;
  /** How many proxies in front of us add the client's address, which rate limits count by. */
  trustedProxies: number;
};

export function createApp(deps: Deps, { webDirectory, trustedProxies }: Options): Express {
  const app = express();
  const { operation, signingIn, json } = openRouters(deps);
  app.set('trust proxy', trustedProxies);
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(requestLog(deps.log), measure(deps.metrics), securityHeaders(deps.baseUrl.startsWith('https:')));
  app.use(...inOrder(operation));

  const api = Router();
  api.use(limitTo(REQUESTS_A_MINUTE), requireOwnOrigin(deps.origins));
  api.use((_req, res, next) => void (res.setHeader('Cache-Control', 'no-cache, private'), next()));
  api.use('/auth', tellClientAddress);
  api.use(...inOrder(signingIn), express.json({ limit: BODY_BYTES }), ...inOrder(json), unknownRoute, answerProblems);
  app.use('/api', api);

  if (webDirectory !== null) app.use(serveWeb(webDirectory));
  app.use(unknownRoute, answerProblems);
  return app;
}

const inOrder = (routers: Readonly<Record<string, readonly Router[]>>) => Object.values(routers).flat();
