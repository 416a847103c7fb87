import { z } from 'zod';
import { asFiles } from '../claude/as-data.ts';
import { askClaude, type ClaudeRun } from '../claude/ask-claude.ts';
import type { ClaudeSettings } from '../claude/claude-settings.ts';
import { runGrader, type Incident } from '../run-grader.ts';
import type { Baseline } from './baseline.ts';
import type { Solvable } from './solvable.ts';
import { visibleMaterial } from './visible-material.ts';
import { writablePaths } from './writable-paths.ts';

const SYSTEM = `You are an engineer who solves one task of a hiring screen. You get its brief, the files of the workspace that you hand in, and what else
there is to look at, the latter two as JSON objects of paths and contents. You cannot run anything. Hand in the files that you change, each complete, under the
path that it has in the workspace.`;

const AnswerSchema = z.object({ files: z.array(z.object({ path: z.string(), content: z.string() })) });

type Options = { settings: ClaudeSettings; sandboxUrl: string; seed?: number; told: (run: ClaudeRun) => void; tell?: (step: string) => void; onIncident?: (incident: Incident) => void; wholeMs?: number };

/**
 * Has a stock model solve an exercise from what a candidate sees, and grades that as a candidate's work. Prose stays
 * unmeasured: a model that judges its own would measure nothing.
 * @throws UnusableAnswer when there is nothing to grade; an Error when the grader failed: neither is a score
 */
export async function measureBaseline(exercise: Solvable, { settings, sandboxUrl, seed = 1, told, tell = () => {}, onIncident, wholeMs }: Options): Promise<Baseline> {
  const { slug, brief, starter } = exercise.forCandidate;
  tell('Collecting what a candidate sees');
  const prompt = `The brief:\n\n${brief}\n\nThe workspace:\n\n${asFiles(starter)}\n\nWhat else there is:\n\n${asFiles(await visibleMaterial(exercise, sandboxUrl))}`;
  tell(`Asking ${settings.model}`);
  let run: ClaudeRun | undefined;
  const answer = await askClaude({ system: SYSTEM, prompt, answer: AnswerSchema, ...(wholeMs === undefined ? {} : { wholeMs }) }, settings, (was) => {
    run = was;
    told(was);
  });
  if (run === undefined) throw new Error('An answer came without what it took.');
  // A workspace takes no other files, from a model neither.
  const writable = await writablePaths(exercise);
  const files = { ...starter, ...Object.fromEntries(answer.files.filter(({ path }) => writable.has(path)).map(({ path, content }) => [path, content])) };
  tell('Grading');
  const report = await runGrader({ exercise: exercise.forGrading, files, sandboxUrl, seed, ...(onIncident === undefined ? {} : { onIncident }) });
  if (report.outcome === 'broken') throw new Error(`The baseline of ${slug} could not be graded; incident ${report.reason ?? ''}.`);
  return {
    slug, exerciseHash: report.exerciseHash, outcome: report.outcome, score: report.score, graderVersion: report.graderVersion, seed,
    checks: report.checks.map(({ id, verdict }) => ({ id, verdict })), run, transcript: { system: SYSTEM, prompt, files },
  };
}
