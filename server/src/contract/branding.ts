import { z } from 'zod';
import { contrastWithWhite, darkEnough, LEGIBLE } from './accent.ts';

const AccentSchema = z.string().toLowerCase().regex(/^#[0-9a-f]{6}$/, 'Expected a colour like #3150c4.').superRefine((colour, { addIssue }) => {
  if (!/^#[0-9a-f]{6}$/.test(colour) || contrastWithWhite(colour) >= LEGIBLE) return;
  addIssue({ code: 'custom', message: `White text on it has a contrast of ${contrastWithWhite(colour).toFixed(1)}:1, and people need ${LEGIBLE}:1 to read it. ${darkEnough(colour)} is the same colour, dark enough.` });
});

export const LOGO_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
export const MAX_LOGO_BYTES = 256 * 1024;
export const LOGO_PIXELS = { least: 16, most: 2000 };

/**
 * `GET /api/branding` (member). The logo's bytes are at `/api/branding/logos/:hash` (member) and
 * `/api/session/logos/:hash` (candidate), and may be kept for ever.
 */
export const BrandingSchema = z.strictObject({
  /** Behind white text; Assay's own when null. */
  accent: z.string().nullable(),
  /** Whom candidates may ask. */
  supportEmail: z.string().nullable(),
  logo: z.strictObject({ hash: z.string(), width: z.int(), height: z.int() }).nullable(),
});
/**
 * `PUT /api/branding` (admin) → Branding. `PUT /api/branding/logo` (admin) takes the bytes of a PNG, JPEG or WebP → Branding;
 * `DELETE /api/branding/logo` (admin) → Branding.
 */
export const BrandingBodySchema = z.strictObject({
  accent: AccentSchema.nullable(),
  supportEmail: z.email('Expected an address like hiring@example.org, or nothing.').max(254, 'Use at most 254 characters.').nullable(),
});

export type Branding = z.infer<typeof BrandingSchema>;
export type BrandingBody = z.infer<typeof BrandingBodySchema>;
