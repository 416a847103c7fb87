import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { ZipFile } from 'yazl';
import type { Database, Scope } from '../db/database.ts';
import type { PersonalData } from '../contract/personal-data.ts';
import { collectFiles } from './collect-personal-data.ts';
import { selectAttemptsOfSession } from './personal-data.queries.ts';

type Organization = Extract<Scope, { scope: 'organization' }>;

/** Sends a copy as a zip while it is read: `data.json`, and the files of one task after the other. */
export async function sendZip(res: Response, database: Database, scope: Organization, sessionId: string, data: PersonalData): Promise<void> {
  const zip = new ZipFile();
  res.attachment(`personal-data-${sessionId}.zip`).type('application/zip');
  const sent = pipeline(zip.outputStream, res);
  // Noticed at the end; a person who closes the page meanwhile is no unhandled error.
  sent.catch(() => {});
  zip.addBuffer(Buffer.from(`${JSON.stringify(data, null, 2)}\n`), 'data.json');
  for (const attempt of await database.within(scope, (db) => selectAttemptsOfSession(db, sessionId))) {
    for (const { path, content } of await database.within(scope, (db) => collectFiles(db, attempt))) zip.addBuffer(Buffer.from(content), path);
  }
  zip.end();
  await sent;
}
