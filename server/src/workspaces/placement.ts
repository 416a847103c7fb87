import { z } from 'zod';

/** Which sandbox server an attempt's database is on; the server itself remembers which database. */
export const PlacementSchema = z.object({ server: z.string() });
export type Placement = z.infer<typeof PlacementSchema>;
