import { toNodeHandler } from 'better-auth/node';
import express, { Router, type Express } from 'express';
import { apiKeyRoutes } from './api-keys/api-keys.routes.ts';
import { attemptEventRoutes } from './attempts/attempt-events.routes.ts';
import { attemptRoutes } from './attempts/attempts.routes.ts';
import { auditRoutes } from './audit/audit.routes.ts';
import { tellClientAddress } from './auth/client-address.ts';
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
import { outboxRoutes } from './outbox/outbox.routes.ts';
import { meRoutes } from './people/me.routes.ts';
import { personalDataRoutes } from './personal-data/personal-data.routes.ts';
import { ratingRoutes } from './ratings/ratings.routes.ts';
import { retentionRoutes } from './retention/retention.routes.ts';
import { rulingRoutes } from './rulings/rulings.routes.ts';
import { savedViewRoutes } from './saved-views/saved-views.routes.ts';
import { screenRoutes } from './screens/screens.routes.ts';
import { sessionRoutes } from './sessions/sessions.routes.ts';
import { identityProviderRoutes } from './sign-in/identity-provider.routes.ts';
import { SSO_PATHS } from './sign-in/single-sign-on.ts';
import { statisticsRoutes } from './statistics/statistics.routes.ts';
import { submissionRoutes } from './submissions/submissions.routes.ts';

const REQUESTS_A_MINUTE = 1200;
/** JSON may escape a character to six; the largest file must still fit. */
const BODY_BYTES = 2 * 1024 * 1024;

/** What we use of better-auth. The rest of it (other ways to sign in, changes to one's account) is not there. */
const AUTH_PATHS = ['/sign-in/email', '/sign-out', '/request-password-reset', '/reset-password', ...SSO_PATHS];

/** Everything under /api, and nothing else; also what the tests over all routes walk. */
export function apiRoutes(deps: Deps): Router[] {
  return [
    invitationRoutes(deps), sessionRoutes(deps),
    attemptRoutes(deps), attemptEventRoutes(deps), consoleRoutes(deps), checkRoutes(deps), submissionRoutes(deps),
    meRoutes(deps), dashboardRoutes(deps), ratingRoutes(deps), rulingRoutes(deps), decisionRoutes(deps),
    comparisonRoutes(deps), statisticsRoutes(deps), savedViewRoutes(deps), exportRoutes(deps), retentionRoutes(deps), disputeRoutes(deps), personalDataRoutes(deps), auditRoutes(deps), catalogueRoutes(deps), screenRoutes(deps),
    memberRoutes(deps), memberInvitationRoutes(deps), joinRoutes(deps), outboxRoutes(deps), apiKeyRoutes(deps), identityProviderRoutes(deps),
  ];
}

type Options = {
  /** Folder of the built pages, or null for the API alone. */
  webDirectory: string | null;
  /** How many proxies in front of us add the client's address, which rate limits count by. */
  trustedProxies: number;
};

export function createApp(deps: Deps, { webDirectory, trustedProxies }: Options): Express {
  const app = express();
  app.set('trust proxy', trustedProxies);
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(requestLog(deps.log), measure(deps.metrics), securityHeaders(deps.baseUrl.startsWith('https:')));
  app.use(healthRoutes(deps));

  const api = Router();
  api.use(limitTo(REQUESTS_A_MINUTE), requireOwnOrigin(deps.origins));
  api.use((_req, res, next) => void (res.setHeader('Cache-Control', 'no-cache, private'), next()));
  api.use('/auth', tellClientAddress);
  api.all(AUTH_PATHS.map((path) => `/auth${path}`), toNodeHandler(deps.auth));
  api.use(express.json({ limit: BODY_BYTES }), ...apiRoutes(deps), unknownRoute, answerProblems);
  app.use('/api', api);

  if (webDirectory !== null) app.use(serveWeb(webDirectory));
  app.use(unknownRoute, answerProblems);
  return app;
}
