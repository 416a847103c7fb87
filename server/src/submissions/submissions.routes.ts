import { Router } from 'express';
import { z } from 'zod';
import { lockAttempt, overwriteFile, selectFiles, type Attempt } from '../attempts/attempts.queries.ts';
import { loadAttempt, NOT_WRITABLE, requireWritable } from '../attempts/guards.ts';
import { requireText } from '../attempts/save-file.ts';
import { AttemptParamsSchema, ReceiptSchema, SubmissionBodySchema } from '../contract/attempt.ts';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { AppError, notFound } from '../errors.ts';
import { endpoint } from '../http/endpoint.ts';
import { candidateOf, requireCandidate } from '../people/require-candidate.ts';
import { receiptOf } from './receipt.ts';
import { selectOptionalSubmission } from './submissions.queries.ts';
import { submitAttempt } from './submit-attempt.ts';

const Headers = z.looseObject({ 'idempotency-key': z.string('Expected a key of your choice that stays the same when you try again.').min(8).max(200) });

export function submissionRoutes(deps: Deps) {
  const { database } = deps;
  const candidate = requireCandidate(deps);
  const router = Router();

  router.post('/attempts/:attemptId/submissions', candidate, endpoint({
    id: 'submit', summary: 'Hand in a task',
    detail: 'The same key again gets the same receipt.',
    params: AttemptParamsSchema, headers: Headers, body: SubmissionBodySchema, answers: { 202: ReceiptSchema }, errors: [...NOT_WRITABLE, 'file_too_large', 'file_not_text'],
  }, async (req, res, { headers: { 'idempotency-key': idempotencyKey }, body: { files } }) => {
    const viewer = candidateOf(res);
    const submission = await database.within(viewer.scope, async (db) => {
      const { id } = await loadAttempt(db, req, res);
      await lockAttempt(db, id);
      const attempt = await loadAttempt(db, req, res);
      const earlier = await selectOptionalSubmission(db, attempt.id);
      if (earlier?.idempotency_key === idempotencyKey) return earlier;
      requireWritable(attempt, viewer);
      await saveLastWords(db, attempt, files);
      await submitAttempt(deps, db, viewer.scope.organization, attempt, { by: 'candidate', idempotencyKey });
      return selectOptionalSubmission(db, attempt.id);
    });
    if (submission === null) throw new Error('A submission that was just made is not there.');
    res.status(202).json(receiptOf(submission));
  }));

  router.get('/attempts/:attemptId/receipt', candidate, endpoint({
    id: 'readReceipt', summary: 'What was handed in, and how far its grading is',
    params: AttemptParamsSchema, answers: { 200: ReceiptSchema },
  }, async (req, res) => {
    const submission = await database.within(candidateOf(res).scope, async (db) => selectOptionalSubmission(db, (await loadAttempt(db, req, res)).id));
    if (submission === null) throw notFound('receipt');
    res.json(receiptOf(submission));
  }));
  return router;
}

async function saveLastWords(db: Db, attempt: Attempt, files: Record<string, string>): Promise<void> {
  const known = new Set((await selectFiles(db, attempt)).map(({ path }) => path));
  for (const [path, content] of Object.entries(files)) {
    const pointer = `/files/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!known.has(path)) throw new AppError('invalid_request', 'Correct the listed fields.', { fields: [{ pointer, detail: `The workspace has no such file, only ${[...known].join(', ')}.` }] });
    requireText(content, pointer);
    await overwriteFile(db, attempt, path, content);
  }
}
