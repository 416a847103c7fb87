import { z } from 'zod';
import type { Branding, BrandingBody } from '../contract/branding.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';
import type { Logo } from './read-logo.ts';

const sql = loadSql(import.meta.filename, 'select_branding', 'save_branding', 'save_logo', 'delete_logo', 'select_logo');

const Row = z.object({ accent: z.string().nullable(), support_email: z.string().nullable(), hash: z.string().nullable(), width: z.int().nullable(), height: z.int().nullable() });
const Image = z.object({ type: z.string(), content: z.instanceof(Buffer) });

/** How the organization of the scope looks: for its members and its candidates. */
export async function selectBranding(db: Db): Promise<Branding> {
  const { accent, support_email: supportEmail, hash, width, height } = await db.one(sql.select_branding, {}, Row);
  return { accent, supportEmail, logo: hash === null || width === null || height === null ? null : { hash, width, height } };
}

export async function saveBranding(db: Db, { accent, supportEmail }: BrandingBody): Promise<void> {
  await db.run(sql.save_branding, { accent, support_email: supportEmail });
}

export async function saveLogo(db: Db, { hash, type, width, height, content }: Logo): Promise<void> {
  await db.run(sql.save_logo, { hash, type, width, height, content });
}

/** False when there is none. */
export async function deleteLogo(db: Db): Promise<boolean> {
  return (await db.run(sql.delete_logo, {})) === 1;
}

/** The bytes of the logo of the scope's organization, if it is the one with this hash. */
export function selectOptionalLogo(db: Db, hash: string): Promise<z.infer<typeof Image> | null> {
  return db.maybeOne(sql.select_logo, { hash }, Image);
}
