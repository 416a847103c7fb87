import { MOST_REGRADED } from '../contract/limits.ts';
import type { RegradeChoice, RegradeChoiceQuery } from '../contract/regrades.ts';
import { selectReviewSessions } from '../dashboard/dashboard.queries.ts';
import type { Db } from '../db/database.ts';
import { AppError, notFound } from '../errors.ts';
import { selectChosenSessions, selectHandedIn, selectVersions } from './choice.queries.ts';

/** Which sessions a query chooses, what they handed in, and which versions it could be graded with. */
export async function viewChoice(db: Db, { sessions: named, ...filter }: RegradeChoiceQuery): Promise<RegradeChoice> {
  const ids = named ?? await matching(db, filter);
  const sessions = await selectChosenSessions(db, ids);
  if (sessions.length < ids.length) throw notFound('session');
  const handedIn = await selectHandedIn(db, ids);
  const versions = await selectVersions(db, handedIn.map(({ slug }) => slug));
  const slugs = [...new Set(handedIn.map(({ slug }) => slug))];
  return {
    sessions,
    tasks: slugs.flatMap((slug) => {
      const worked = handedIn.filter((task) => task.slug === slug);
      const [first] = worked;
      if (first === undefined) return [];
      const oldest = Math.min(...worked.map(({ version }) => version));
      return {
        slug, title: first.title, kind: first.kind,
        handedIn: worked.map(({ version, attempts }) => ({ version, attempts })),
        newer: versions.filter((known) => known.slug === slug && known.version > oldest).map(({ version }) => version),
      };
    }),
  };
}

async function matching(db: Db, filter: Omit<RegradeChoiceQuery, 'sessions'>): Promise<string[]> {
  const { items, next } = await selectReviewSessions(db, filter, null, MOST_REGRADED);
  if (next === null) return items.map(({ id }) => id);
  throw new AppError('invalid_request', 'Correct the listed fields.', { fields: [{ pointer: '/query', detail: `More than ${MOST_REGRADED} sessions match. Filter for fewer: a regrade is looked at as a whole.` }] });
}
