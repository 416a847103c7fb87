/** What a grader gets of an exercise. Refuses to be serialised: a response that includes it fails instead of leaking. */
export class GradingMaterial {
  readonly slug: string;
  readonly kind: string;
  /** As in exercise.yaml, with what the variant adds; the kind's grader checks it. */
  readonly config: Record<string, unknown>;
  /** Absolute path of the exercise folder. */
  readonly directory: string;
  /** Which of the exercise's variants this is; null where it has none. */
  readonly variant: string | null;
  /** All variants of the exercise in the order of exercise.yaml. */
  readonly variants: readonly string[];
  /** Absolute path of the variant's folder, or null. Its parts join or replace those of the exercise. */
  readonly variantDirectory: string | null;
  /** Words of the exercise and its fixture that are other ones in the variant. */
  readonly names: Readonly<Record<string, string>>;
  /** Absolute path of the fixture, or null. */
  readonly fixtureDirectory: string | null;
  /** SHA-256 of the exercise folder and its fixture. */
  readonly hash: string;
  /** 1-based line in exercise.yaml of the field at a path. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;

  constructor(parts: Omit<GradingMaterial, 'toJSON'>) {
    this.slug = parts.slug;
    this.kind = parts.kind;
    this.config = parts.config;
    this.directory = parts.directory;
    this.variant = parts.variant;
    this.variants = parts.variants;
    this.variantDirectory = parts.variantDirectory;
    this.names = parts.names;
    this.fixtureDirectory = parts.fixtureDirectory;
    this.hash = parts.hash;
    this.lineOf = parts.lineOf;
  }

  toJSON(): never {
    throw new Error(`The grading material of ${this.slug} must not be serialised: it leads to hidden files.`);
  }
}
