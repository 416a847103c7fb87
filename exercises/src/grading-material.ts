/** What a grader gets of an exercise. Refuses to be serialised: a response that includes it fails instead of leaking. */
export class GradingMaterial {
  readonly slug: string;
  readonly kind: string;
  /** As in exercise.yaml; the kind's grader checks it. */
  readonly config: Record<string, unknown>;
  /** Absolute path of the exercise folder. */
  readonly directory: string;
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
    this.fixtureDirectory = parts.fixtureDirectory;
    this.hash = parts.hash;
    this.lineOf = parts.lineOf;
  }

  toJSON(): never {
    throw new Error(`The grading material of ${this.slug} must not be serialised: it leads to hidden files.`);
  }
}
