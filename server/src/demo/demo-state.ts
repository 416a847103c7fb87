import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { MemberRoleSchema } from '../contract/people.ts';

const DemoStateSchema = z.object({
  organizationId: z.string(),
  logins: z.array(z.object({ role: MemberRoleSchema, name: z.string(), email: z.string(), password: z.string() })),
  screenId: z.string().nullable(),
  /** The link's secret is nowhere else: the database keeps its hash. */
  invitation: z.object({ id: z.string(), secret: z.string() }).nullable(),
});
export type DemoState = z.infer<typeof DemoStateSchema>;

/** What the demo must remember between starts, in a file that only we can read. */
export function readDemoState(dataDirectory: string): DemoState | null {
  const file = fileOf(dataDirectory);
  return existsSync(file) ? DemoStateSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

export function writeDemoState(dataDirectory: string, state: DemoState): void {
  writeFileSync(fileOf(dataDirectory), `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
}

function fileOf(dataDirectory: string): string {
  return join(dataDirectory, 'demo.json');
}
