import { z } from 'zod';
import type { ReviewSession } from '../contract/review.ts';
import { DepthSchema, PassRuleSchema } from '../contract/screens.ts';
import { FEWEST_FOR_DISCRIMINATION, FEWEST_FOR_DISTRIBUTION, type ScreenStatistics, type Standing } from '../contract/statistics.ts';
import { Numeric } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_screen', 'select_distributions', 'select_exercise_times', 'select_check_statistics', 'select_task_standing');

const ScreenRow = z.object({ id: z.string(), title: z.string(), rule: PassRuleSchema });
const DistributionRow = z.object({ depth: DepthSchema, scored: z.int(), median: z.number(), bins: z.array(z.int()) });
const ExerciseRow = z.object({ id: z.string(), title: z.string(), version: z.int(), handed_in: z.int(), median_ms: z.number().nullable() });
const CheckRow = z.object({
  exercise_id: z.string(), id: z.string(), title: z.string(), weight: Numeric, measured: z.int(), passed: z.int(), discrimination: z.number().nullable(),
});

/** Null where there is no such screen, or no version of it was published. */
export async function selectOptionalStatistics(db: Db, screenId: string): Promise<ScreenStatistics | null> {
  const screen = await db.maybeOne(sql.select_screen, { screen_id: screenId }, ScreenRow);
  if (screen === null) return null;
  const scored = await db.many(sql.select_distributions, { screen_id: screenId }, DistributionRow);
  const exercises = await db.many(sql.select_exercise_times, { screen_id: screenId }, ExerciseRow);
  const checks = await db.many(sql.select_check_statistics, { screen_id: screenId, fewest: FEWEST_FOR_DISCRIMINATION }, CheckRow);
  return {
    screen: { id: screen.id, title: screen.title },
    rule: screen.rule,
    distributions: DepthSchema.options.map((depth) => scored.find((row) => row.depth === depth) ?? { depth, scored: 0, median: null, bins: Array<number>(10).fill(0) }),
    exercises: exercises.map(({ handed_in: handedIn, median_ms: medianMs, ...exercise }) => ({
      ...exercise, handedIn, medianMs,
      checks: checks.filter(({ exercise_id: of }) => of === exercise.id).map(({ exercise_id: _, ...check }) => check),
    })),
  };
}

const TaskStandingRow = z.object({ attempt_id: z.string(), scored: z.int(), bins: z.array(z.int()) });

/** What the graded candidates of a session's screen reached: how many, and where, once they are too many to be told apart. */
export async function selectStanding(db: Db, { id, screen, attempts }: ReviewSession): Promise<Standing> {
  const depths = await db.many(sql.select_distributions, { screen_id: screen.id }, DistributionRow);
  const tasks = await db.many(sql.select_task_standing, { screen_id: screen.id, session_id: id }, TaskStandingRow);
  return {
    depths: DepthSchema.options.map((depth) => ({ depth, ...amongMany(depths.find((row) => row.depth === depth)) })),
    tasks: attempts.map(({ id: attemptId }) => ({ attemptId, ...amongMany(tasks.find(({ attempt_id: of }) => of === attemptId)) })),
  };
}

function amongMany({ scored, bins }: { scored: number; bins: number[] } = { scored: 0, bins: [] }): { scored: number; bins: number[] | null } {
  return { scored, bins: scored < FEWEST_FOR_DISTRIBUTION ? null : bins };
}
