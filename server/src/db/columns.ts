import { z } from 'zod';

/** A timestamptz column, as the contract writes times. */
export const Time = z.date().transform((date) => date.toISOString());
export const OptionalTime = Time.nullable();
/** A numeric column; pg gives text, which keeps more digits than we need. */
export const Numeric = z.string().transform(Number);
