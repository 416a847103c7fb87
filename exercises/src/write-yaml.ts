import { stringify } from 'yaml';

/** A value as YAML that people edit: texts of several lines as blocks. */
export function writeYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0 });
}
