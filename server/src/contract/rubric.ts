/** A question that every interviewer answers for a task, from 1 to 4. */
export type RubricQuestion = { id: string; text: string; low: string; high: string };

const EXPLAINS: RubricQuestion = { id: 'explains', text: 'Explains it so that a colleague could decide', low: 'Asserts, or repeats the brief', high: 'Names cause, effect and what was weighed' };

const RUBRICS: Readonly<Partial<Record<string, readonly RubricQuestion[]>>> = {
  'rls-review': [
    { id: 'finds-cause', text: 'Finds how the data really gets out', low: 'Treats a symptom', high: 'Follows the path to the cause' },
    { id: 'fixes-narrowly', text: 'Closes the leak and nothing else', low: 'Breaks or blocks what tenants need', high: 'The smallest change that holds' },
    EXPLAINS,
  ],
  'context-assembly': [
    { id: 'chooses', text: 'Chooses what the model should read', low: 'Takes what comes first', high: 'Ranks by what the question needs' },
    { id: 'respects-limits', text: 'Plans for limits and bad documents', low: 'Hopes that all fits and is true', high: 'Counts, drops in order, distrusts' },
    EXPLAINS,
  ],
  'pr-review': [
    { id: 'finds-what-matters', text: 'Finds what would hurt in production', low: 'Style and guesses', high: 'The faults that matter, ranked' },
    { id: 'proves', text: 'Proves what is claimed', low: 'Opinion only', high: 'A test that fails for the right reason' },
    EXPLAINS,
  ],
};

/** The questions for tasks of a kind; a kind without its own is asked how well it was explained. */
export function rubricOf(kind: string): readonly RubricQuestion[] {
  return RUBRICS[kind] ?? [EXPLAINS];
}
