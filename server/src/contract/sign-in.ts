import { z } from 'zod';

export const IdentityProviderViewSchema = z.strictObject({ issuer: z.string(), clientId: z.string(), updatedAt: z.iso.datetime() });

/** `GET /api/identity-provider` (admin). */
export const SignInSettingsSchema = z.strictObject({
  /** Null: members sign in with a password. The secret is in no answer. */
  provider: IdentityProviderViewSchema.nullable(),
  /** Where members of this organization sign in by it. */
  signInUrl: z.string().nullable(),
  /** What the identity provider has to be told. */
  redirectUri: z.string(),
});

/** `PUT /api/identity-provider` (admin) → SignInSettings. `DELETE /api/identity-provider` → 204. */
export const IdentityProviderBodySchema = z.strictObject({
  issuer: z.url({ protocol: /^https?$/, error: 'Expected an address like https://login.example.org.' }).max(500, 'Use at most 500 characters.'),
  clientId: z.string().trim().min(1, 'Expected the client id that the identity provider gave you.').max(500, 'Use at most 500 characters.'),
  /** Left out: the one that was set before stays. */
  clientSecret: z.string().min(1, 'Expected the secret that the identity provider gave you.').max(2000, 'Use at most 2000 characters.').optional(),
});

/** `POST /api/auth/sign-in/email` → 200 SignedIn and the cookie. This and what follows is better-auth's. */
export const PasswordSignInBodySchema = z.object({ email: z.string(), password: z.string() });
export const SignedInSchema = z.looseObject({ user: z.looseObject({ id: z.string(), name: z.string(), email: z.string() }) });
/** `POST /api/auth/sign-out`. */
export const SignedOutSchema = z.looseObject({ success: z.boolean() });
/** `POST /api/auth/request-password-reset`. */
export const ResetRequestBodySchema = z.object({ email: z.string() });
/** `POST /api/auth/reset-password`. */
export const NewPasswordBodySchema = z.object({ token: z.string(), newPassword: z.string().min(12).max(128) });
export const DoneSchema = z.looseObject({ status: z.boolean() });
/** Not a problem of ours: better-auth has its own. */
export const AuthErrorSchema = z.looseObject({ code: z.string().optional(), message: z.string() });

/** How single sign-on ended, in the address of the page to sign in: `/sign-in?sso=<code>`. */
export type SsoFailure = 'unknown_link' | 'failed' | 'unverified' | 'no_member' | 'account_elsewhere';

export type SignInSettings = z.infer<typeof SignInSettingsSchema>;
export type IdentityProviderBody = z.input<typeof IdentityProviderBodySchema>;
