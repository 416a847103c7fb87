import { z } from 'zod';
import { CAUSES, SEVERITIES } from './causes.ts';

const Code = { file: z.string(), /** Whole lines of the head file, found there once. */ code: z.string().trim().min(1) };
const IssueSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Expected kebab-case.'),
  file: Code.file, code: z.string().min(1),
  symbol: z.string().optional(),
  causes: z.array(z.enum(CAUSES)).min(1),
  severity: z.enum(SEVERITIES),
  effect: z.string().min(1),
});
const DecoySchema = z.strictObject({ file: Code.file, code: z.string().min(1), why: z.string().min(1) });

/** `hidden/key.yaml`: what is wrong with the pull request, and what only looks wrong. */
export const KeySchema = z.strictObject({ issues: z.array(IssueSchema).default([]), decoys: z.array(DecoySchema).default([]) });

/** Lines of the head file, from 1, both included. */
export type Place = { file: string; from: number; to: number };
export type Issue = z.infer<typeof IssueSchema> & Place;
export type Decoy = z.infer<typeof DecoySchema> & Place;
export type Key = { issues: Issue[]; decoys: Decoy[] };
