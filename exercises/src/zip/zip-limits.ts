/** What an exercise may be at most as a zip; the largest of ours has a tenth of it. */
export const LIMITS = {
  archiveBytes: 10_000_000,
  entries: 2_000,
  /** As for any file of an exercise. */
  fileBytes: 1_000_000,
  totalBytes: 20_000_000,
  /** Unpacked to packed; text comes to about ten. */
  ratio: 100,
  nameBytes: 200,
} as const;
