import { betterAuth } from 'better-auth';
import type { Logger } from 'pino';
import { createPool } from '../db/create-pool.ts';
import { RESET_SECONDS, type PasswordResets } from './password-resets.ts';
import type { singleSignOn } from '../sign-in/single-sign-on.ts';
import { CLIENT_ADDRESS } from './client-address.ts';

export type Auth = ReturnType<typeof createAuth>;
type Options = { databaseUrl: string; secret: string; baseUrl: string; origins: readonly string[]; resets: PasswordResets; sso: Sso; log: Logger };
type Sso = ReturnType<typeof singleSignOn>;

const DATES = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

/** Sign-in of staff. Accounts are made by administrators: nobody signs himself up. */
export function createAuth({ databaseUrl, secret, baseUrl, origins, resets, sso, log }: Options) {
  const background = new Set<Promise<unknown>>();
  const pool = createPool(databaseUrl, { max: 4, application_name: 'assay-accounts', options: '-c search_path=accounts' });
  const auth = betterAuth({
    appName: 'Assay',
    database: pool,
    secret,
    baseURL: baseUrl,
    basePath: '/api/auth',
    trustedOrigins: [...origins],
    plugins: [sso],
    emailAndPassword: {
      enabled: true, disableSignUp: true, minPasswordLength: 12,
      sendResetPassword: ({ user, token }) => resets.mail(user, token),
      onPasswordReset: ({ user }) => resets.record(user),
      resetPasswordTokenExpiresIn: RESET_SECONDS,
      revokeSessionsOnPasswordReset: true,
    },
    user: { modelName: 'users', fields: { ...DATES, emailVerified: 'email_verified' } },
    session: { modelName: 'sign_ins', fields: { ...DATES, userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent' } },
    account: {
      modelName: 'credentials',
      fields: {
        ...DATES, userId: 'user_id', accountId: 'account_id', providerId: 'provider_id', accessToken: 'access_token', refreshToken: 'refresh_token',
        idToken: 'id_token', accessTokenExpiresAt: 'access_token_expires_at', refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
    },
    // A copy of the database resets no password.
    verification: { storeIdentifier: 'hashed', modelName: 'verifications', fields: { ...DATES, expiresAt: 'expires_at' } },
    // Guessing passwords is slow for one address, and sign-in by hand never meets this.
    rateLimit: { enabled: true, window: 60, max: 100, customRules: { '/sign-in/email': { window: 60, max: 20 } } },
    advanced: {
      // The answer does not wait for the mail: how long it takes must not tell whether the address has an account.
      backgroundTasks: { handler: (task) => { const done = task.finally(() => background.delete(done)); background.add(done); } },
      cookiePrefix: 'assay',
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
    },
    telemetry: { enabled: false },
    logger: { log: (level, message) => log[level]({ component: 'auth' }, message) },
  });
  return Object.assign(auth, {
    async close() {
      await Promise.allSettled(background);
      await pool.end();
    },
  });
}
