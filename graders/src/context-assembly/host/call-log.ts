/** What one run asked of the library, in order. */
export type CallLog = {
  /** `principals` is null where the search was not filtered. `hits` are ids. */
  searches: { query: string; principals: string[] | null; hits: string[] }[];
  reads: { id: string; rejected: boolean }[];
};

export function emptyLog(): CallLog {
  return { searches: [], reads: [] };
}

/** Ids of the documents whose reading failed. */
export function rejectedReads({ reads }: CallLog): Set<string> {
  return new Set(reads.filter(({ rejected }) => rejected).map(({ id }) => id));
}

/** Ids of all hits. */
export function hitsSeen({ searches }: CallLog): Set<string> {
  return new Set(searches.flatMap(({ hits }) => hits));
}
