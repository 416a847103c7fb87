/** For sessions that run one test after another. */
export const LIMITS = { wallMs: 5000, totalMs: 20 * 60_000, memoryBytes: 64 * 2 ** 20 };
/** A process may use 300 s of a processor; it is replaced long before. */
export const REPLACED_AFTER_MS = 90_000;
