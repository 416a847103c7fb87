import { Router } from 'express';
import { z } from 'zod';
import { insertAudit } from '../audit/audit.queries.ts';
import { OutboxPageSchema, OutboxQuerySchema, type MailView, type OutboxPage } from '../contract/outbox.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { selectMails, updateWaiting, type MailRow } from './outbox.queries.ts';
import { enqueueMail } from './queue-mail.ts';

const PAGE = 50;

export function outboxRoutes(deps: Deps) {
  const { database, mailer } = deps;
  const delivers = mailer !== null;
  const router = Router();

  router.get('/outbox', requireMember(deps, 'admin'), endpoint({
    id: 'listMails', summary: 'Mails of the organization, newest first and page by page',
    query: OutboxQuerySchema, answers: { 200: OutboxPageSchema },
  }, async (_req, res, { query: { cursor } }) => {
    const mails = await database.within(memberOf(res).scope, (db) => selectMails(db, cursor ?? null, PAGE + 1));
    const items = mails.slice(0, PAGE).map((mail) => present(mail, delivers));
    res.json({ delivers, items, nextCursor: mails.length > PAGE ? items.at(-1)?.id ?? null : null } satisfies OutboxPage);
  }));

  router.post('/outbox/:mailId/retry', requireMember(deps, 'admin'), endpoint({
    id: 'retryMail', summary: 'Try once more to send a mail',
    params: z.strictObject({ mailId: z.uuid() }), answers: { 204: null }, errors: ['no_mail_server'],
  }, async (_req, res, { params: { mailId } }) => {
    const { scope, actor } = memberOf(res);
    await database.within(scope, async (db) => {
      if (!await updateWaiting(db, mailId)) throw new AppError('not_found', 'There is no such mail that is still to be sent.');
      if (!delivers) throw new AppError('no_mail_server', 'Hand the text on yourself, or ask who runs this server to set SMTP_URL.');
      await enqueueMail(db, mailId);
      await insertAudit(db, { actor, action: 'mail_retried', subject: `mail:${mailId}` });
    });
    res.status(204).end();
  }));
  return router;
}

function present(mail: MailRow, delivers: boolean): MailView {
  return {
    id: mail.id, kind: mail.kind, to: mail.recipient, subject: mail.subject, text: delivers ? null : mail.text, state: mail.state,
    tries: mail.tries, lastError: mail.last_error, createdAt: mail.created_at, sentAt: mail.sent_at,
  };
}
