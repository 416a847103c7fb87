import type { CatalogueExercise } from '@assay/server/contract/authoring.ts';
import { asWords } from '../../../ui/words.ts';
import classes from '../author.module.css';
import { kindWords } from './kind-words.ts';

export function ExerciseFacts({ exercise: { kind, level, minutes, fixture, variants, version, contentHash } }: { exercise: CatalogueExercise }) {
  return (
    <dl className={classes.facts}>
      <div><dt>Kind</dt><dd>{kindWords(kind)}</dd></div>
      <div><dt>Level</dt><dd>{asWords(level)}</dd></div>
      <div><dt>Time</dt><dd>{minutes} min</dd></div>
      {fixture !== null && <div><dt>World</dt><dd>{asWords(fixture)}</dd></div>}
      {variants.length > 0 && <div><dt>Variants</dt><dd>{variants.length}</dd></div>}
      <div><dt>Version</dt><dd>{version} <code title={contentHash}>{contentHash.slice(0, 8)}</code></dd></div>
    </dl>
  );
}
