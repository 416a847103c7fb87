import type { GradingMaterial } from '@assay/exercises/grading-material.ts';
import type { Database } from '../db/database.ts';
import { unpackExercise } from './exercise-bundle.ts';
import { selectBundle } from './catalogue.queries.ts';

/** Published exercises as folders on this machine, unpacked when first asked for. */
export class ExerciseStore {
  readonly #database: Database;
  readonly #cache: string;
  readonly #materials = new Map<string, Promise<GradingMaterial>>();

  constructor(database: Database, cache: string) {
    this.#database = database;
    this.#cache = cache;
  }

  /**
   * @param exerciseId as it was read with permission: here it opens the hidden files
   * @param variant of an exercise with variants, one of them: it is kept with each attempt
   */
  material(exerciseId: string, variant: string | null): Promise<GradingMaterial> {
    const key = `${exerciseId} ${variant ?? ''}`;
    const known = this.#materials.get(key);
    if (known !== undefined) return known;
    const material = this.#database.within({ scope: 'exercise', exercise: exerciseId }, (db) => selectBundle(db, exerciseId)).then((bundle) => unpackExercise(bundle, this.#cache, variant));
    this.#materials.set(key, material);
    material.catch(() => this.#materials.delete(key));
    return material;
  }
}
