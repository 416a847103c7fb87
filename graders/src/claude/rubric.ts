import { z } from 'zod';

/** A yes or no about a text. */
export type RubricItem = { name: string; question: string };

/** What one vote says of each item; `quote` is the passage that shows a yes. */
export const VoteSchema = z.object({ items: z.array(z.object({ name: z.string(), holds: z.boolean(), quote: z.string() })) });
export type Vote = z.infer<typeof VoteSchema>;

/** `split`: the votes disagree. `unavailable`: there were none. Both are a person's to settle. */
export type Judgement = { name: string; verdict: 'yes' | 'no' | 'split' | 'unavailable'; quotes: string[]; reason: string };
