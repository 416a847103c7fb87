import type { CatalogueExercise } from '@assay/server/contract/authoring.ts';
import { catalogueFilter, NOTHING_ASKED, shownExercises } from './catalogue-view.ts';

const exercise = (slug: string, more: Partial<CatalogueExercise>): CatalogueExercise => ({
  id: slug, slug, version: 1, contentHash: '', kind: 'rls-review', title: slug, summary: '', competency: 'database-security', level: 'mid', minutes: 45, tells: '', followUp: [], fixture: null, variants: [], own: false, publishedAt: '2026-01-01T00:00:00Z', ...more,
});
const items = [
  exercise('rota', { level: 'senior', minutes: 60, tells: 'Whether WITH CHECK is known.', fixture: 'clinic' }),
  exercise('claims', { level: 'junior', minutes: 40, summary: 'Claims that withdraw themselves', fixture: 'forwarding' }),
  exercise('batch', { kind: 'pr-review', competency: 'code-review', minutes: 30, publishedAt: '2026-02-01T00:00:00Z' }),
];
const shown = (address: string) => shownExercises(items, catalogueFilter(new URLSearchParams(address))).map(({ slug }) => slug);

test.each([
  ['', ['batch', 'claims', 'rota']],
  ['kind=rls-review', ['claims', 'rota']],
  ['competency=code-review', ['batch']],
  ['level=senior', ['rota']],
  ['minutes=45', ['batch', 'claims']],
  ['q=CLINIC check', ['rota']],
  ['q=claims clinic', []],
  ['sort=level', ['claims', 'batch', 'rota']],
  ['sort=minutes', ['batch', 'claims', 'rota']],
  ['sort=newest', ['batch', 'claims', 'rota']],
])('the address ?%s shows %j', (address, slugs) => {
  expect(shown(address)).toEqual(slugs);
});

test('what the catalogue does not know is left out', () => {
  expect(catalogueFilter(new URLSearchParams('minutes=7&sort=colour&page=2'))).toEqual(NOTHING_ASKED);
});
