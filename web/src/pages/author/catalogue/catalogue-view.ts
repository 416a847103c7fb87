import type { CatalogueExercise } from '@assay/server/contract/authoring.ts';

export const LEVELS = ['junior', 'mid', 'senior'];
/** At most so many minutes. */
export const TIMES = ['30', '45', '60'];
export const SORT_WORDS = { title: 'Title', level: 'Level', minutes: 'Time', newest: 'Newest first' };
type CatalogueSort = keyof typeof SORT_WORDS;
export type CatalogueFilter = { q: string; kind: string; competency: string; level: string; minutes: string; sort: CatalogueSort };
export const NOTHING_ASKED: CatalogueFilter = { q: '', kind: '', competency: '', level: '', minutes: '', sort: 'title' };

/** What an address of the catalogue asks for; a sort or a time that it does not know is left out. */
export function catalogueFilter(query: URLSearchParams): CatalogueFilter {
  const text = (name: string) => query.get(name) ?? '';
  const minutes = text('minutes');
  const sort = Object.keys(SORT_WORDS).find((known): known is CatalogueSort => known === query.get('sort')) ?? 'title';
  return { q: text('q'), kind: text('kind'), competency: text('competency'), level: text('level'), minutes: TIMES.includes(minutes) ? minutes : '', sort };
}

/** The exercises that a filter lets through, in its order. Every word that is searched for must be there, in any of their texts. */
export function shownExercises(items: readonly CatalogueExercise[], { q, kind, competency, level, minutes, sort }: CatalogueFilter): CatalogueExercise[] {
  const words = q.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const holds = (exercise: CatalogueExercise) => {
    const text = [exercise.title, exercise.summary, exercise.tells, exercise.slug, exercise.fixture ?? ''].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return items
    .filter((exercise) => (kind === '' || exercise.kind === kind) && (competency === '' || exercise.competency === competency) && (level === '' || exercise.level === level)
      && (minutes === '' || exercise.minutes <= Number(minutes)) && holds(exercise))
    .sort((a, b) => ORDERS[sort](a, b) || a.title.localeCompare(b.title));
}

const ORDERS: Record<CatalogueSort, (a: CatalogueExercise, b: CatalogueExercise) => number> = {
  title: () => 0,
  level: (a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level),
  minutes: (a, b) => a.minutes - b.minutes,
  newest: (a, b) => b.publishedAt.localeCompare(a.publishedAt),
};
