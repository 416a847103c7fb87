import { SLUG } from '@assay/exercises/manifest.ts';
import { UnusableAnswer } from '../claude/read-answer.ts';

/** A name that becomes a part of a path: what a model answers may come from a text that wants out of the folder. */
export function named(name: string): string {
  if (!SLUG.test(name) || name.length > 60) throw new UnusableAnswer(`The answer names something ${JSON.stringify(name.slice(0, 60))}, which is no lower-case name with - between words. Ask again.`);
  return name;
}

/** A path below a folder of ours. */
export function pathed(path: string): string {
  if (!/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(path) || path.length > 120) throw new UnusableAnswer(`The answer has a file ${JSON.stringify(path.slice(0, 60))}, which is no path of an exercise. Ask again.`);
  return path;
}
