import { z } from 'zod';

export const MemberRoleSchema = z.enum(['admin', 'author', 'interviewer']);

/** `GET /api/me`. Sign-in and sign-out are better-auth's: `POST /api/auth/sign-in/email`, `POST /api/auth/sign-out`. */
export const MeSchema = z.strictObject({
  user: z.strictObject({ id: z.string(), name: z.string(), email: z.string() }),
  organization: z.strictObject({ id: z.uuid(), name: z.string() }),
  role: MemberRoleSchema,
});

export type MemberRole = z.infer<typeof MemberRoleSchema>;
export type Me = z.infer<typeof MeSchema>;
