import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as contextEvidence from '@assay/graders/context-evidence.ts';
import * as report from '@assay/graders/report.ts';
import { z } from 'zod';

const files = readdirSync(join(import.meta.dirname, '../contract')).filter((file) => file.endsWith('.ts'));
const modules = await Promise.all(files.map((file) => import(`../contract/${file}`) as Promise<Record<string, unknown>>));

/** Every schema of the contract by the name of its export, without the end `Schema`. */
export const CONTRACT_SCHEMAS: ReadonlyMap<string, z.ZodType> = new Map([report, contextEvidence, ...modules].flatMap((module) => (
  Object.entries(module).flatMap(([name, value]) => (name.endsWith('Schema') && value instanceof z.ZodType ? [[name.slice(0, -'Schema'.length), value] as const] : [])))));
