import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { commentsOnFields } from './field-comments.ts';

const CONTRACT = join(import.meta.dirname, '../contract');
const { resolve } = createRequire(import.meta.url);

/** The report is a part of the contract that graders write. */
const files = [
  ...readdirSync(CONTRACT).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).map((file) => join(CONTRACT, file)),
  resolve('@assay/graders/report.ts'), resolve('@assay/graders/context-evidence.ts'),
];
const modules = await Promise.all(files.map(async (file) => ({ exported: await import(file) as Record<string, unknown>, source: readFileSync(file, 'utf8') })));

/** Every schema of the contract by the name of its export, without the end `Schema`. */
export const CONTRACT_SCHEMAS: ReadonlyMap<string, z.ZodType> = new Map(modules.flatMap(({ exported }) => (
  Object.entries(exported).flatMap(([name, value]) => (name.endsWith('Schema') && value instanceof z.ZodType ? [[name.slice(0, -'Schema'.length), value] as const] : [])))));

/** What the contract's source says above a field. A field that another schema takes over by its shape keeps its comment. */
export const FIELD_COMMENTS: ReadonlyMap<z.core.$ZodType, string> = new Map(modules.flatMap(({ exported, source }) => (
  commentsOnFields(source).flatMap(({ schema, field, comment }) => {
    const value = exported[schema];
    const property = value instanceof z.ZodObject ? (value.shape as Record<string, z.ZodType>)[field] : undefined;
    // A schema that many fields share says nothing of one of them.
    return property === undefined || [...CONTRACT_SCHEMAS.values()].includes(property) ? [] : [[property, comment] as const];
  }))));
