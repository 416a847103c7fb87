import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LockedProcess } from './child-process.ts';

/** What holds foreign code, proved by trying. 2: a locked process; 3: not even that, so nothing foreign may run. */
export type Layers = { level: 2 | 3; refused: string[]; reached: string[] };

/** Tries from inside a locked process what it must refuse. The level is what was proved, not what is configured. */
export async function provedLayers(): Promise<Layers> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-layers-'));
  const file = join(folder, 'secret');
  writeFileSync(file, 'secret');
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => { server.once('listening', resolve); });
  const address = server.address();
  const locked = new LockedProcess();
  try {
    await locked.ready;
    const attempted = new Promise<Record<string, string | null>>((resolve, reject) => {
      locked.listen(({ type, results, message }) => { if (type === 'attempted') resolve(results as Record<string, string | null>); else reject(new Error(`The sandbox did not answer. ${String(message ?? locked.errors)}`)); });
    });
    locked.send({ type: 'attempt-forbidden', targets: { file, port: typeof address === 'object' ? address?.port ?? 0 : 0 } });
    const results = Object.entries(await attempted);
    const reached = results.filter(([, got]) => got !== null).map(([name]) => name);
    return { level: reached.length === 0 ? 2 : 3, refused: results.filter(([, got]) => got === null).map(([name]) => name), reached };
  } finally {
    await locked.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
