import { prepareChild } from './prepared-child.ts';
import { DEFAULT_LIMITS, type EngineName, type Job, type SandboxSession } from './sandbox-types.ts';
import { Session } from './session.ts';
import { stripTypes } from './strip-types.ts';

export async function openSession(job: Job, engine: EngineName = 'quickjs-wasi'): Promise<SandboxSession> {
  const limits = { ...DEFAULT_LIMITS, ...job.limits };
  const modules = modulesOf(job);
  const { child, engineVersion } = await prepareChild(engine, limits.memoryBytes, job.compute ?? null);
  const opening = { modules, limits, seed: job.seed, epochMs: job.epochMs, compute: job.compute ?? null };
  return new Session(child, { level: 2, engine, engineVersion, limits, signal: job.signal ?? null }, opening);
}

function modulesOf({ files, harness }: Job): Record<string, string> {
  const modules: Record<string, string> = {};
  for (const [file, text] of Object.entries(files)) modules[`candidate:${file}`] = stripTypes(file, text);
  for (const [file, text] of Object.entries(harness ?? {})) modules[`harness:${file}`] = stripTypes(file, text);
  return modules;
}
