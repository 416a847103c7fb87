import type { PreparedChild } from './prepared-child.ts';
import { DEFAULT_LIMITS, type EngineName, type Job, type Level, type SandboxSession } from './sandbox-types.ts';
import { Session } from './session.ts';
import { stripTypes } from './strip-types.ts';

/** Hands a job to a child. @throws CannotStripError for a file of the job that is more than JavaScript with types */
export function openOn({ child, engineVersion }: PreparedChild, job: Job, level: Level, engine: EngineName): SandboxSession {
  const limits = { ...DEFAULT_LIMITS, ...job.limits };
  const opening = { modules: modulesOf(job), limits, seed: job.seed, epochMs: job.epochMs, compute: job.compute ?? null };
  return new Session(child, { level, engine, engineVersion, limits, signal: job.signal ?? null }, opening);
}

/** Every file without its types, under the name it has in the realm. @throws CannotStripError */
export function modulesOf({ files, harness, libraries }: Pick<Job, 'files' | 'harness' | 'libraries'>): Record<string, string> {
  const modules: Record<string, string> = {};
  for (const [file, text] of Object.entries(files)) modules[`candidate:${file}`] = stripTypes(file, text);
  for (const [file, text] of Object.entries(harness ?? {})) modules[`harness:${file}`] = stripTypes(file, text);
  for (const [name, text] of Object.entries(libraries ?? {})) modules[`library:${name}`] = text;
  return modules;
}
