import type { Hit, Input } from './contract.ts';

export type Retrieved = { hit: Hit; text: string };

/** Finds the documents that matter for the question and keeps those that the user may see. */
export async function retrieve({ question, principals, search, read }: Input): Promise<Retrieved[]> {
  const hits = await search(question, { limit: 60 });
  const documents = await Promise.all(hits.map(async (hit) => ({ hit, text: await read(hit.id) })));
  // Enforce access control before anything reaches the prompt.
  const allowed = documents.filter(({ hit }) => hit.acl.some((principal) => principals.includes(principal)));
  return allowed.sort((a, b) => b.hit.score - a.hit.score);
}
