import { PROPOSABLE, whyNotProposable } from '@assay/graders/proposals/propose.ts';
import { Router } from 'express';
import { insertAudit } from '../audit/audit.queries.ts';
import { withDraftFolder } from '../authoring/draft-folder.ts';
import { selectDraft, selectDraftFiles } from '../authoring/drafts.queries.ts';
import { trustedSql } from '../authoring/trusted-sql.ts';
import { DraftParamsSchema } from '../contract/exercise-drafts.ts';
import { AskProposalBodySchema, ProposalSchema, ProposalsSchema, SettleProposalBodySchema, type Proposals } from '../contract/proposals.ts';
import type { Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { endpoint } from '../http/endpoint.ts';
import { actorOf, memberOf, requireMember } from '../people/require-member.ts';
import { enqueue } from '../queue/enqueue.ts';
import { settleInDraft, waitingIn } from './draft-proposals.ts';
import { insertProposal, selectProposals } from './proposals.queries.ts';
import { readableExercise } from './readable-exercise.ts';

/** What Claude proposes for a draft, and what a person makes of it. */
export function proposalRoutes(deps: Deps) {
  const { database, signals } = deps;
  const author = requireMember(deps, 'author');
  const router = Router();

  const view = async (scope: Scope, draftId: string): Promise<Proposals> => {
    const { draft, files, asked } = await database.within(scope, async (db) => (
      { draft: await selectDraft(db, draftId), files: await selectDraftFiles(db, draftId), asked: await selectProposals(db, draftId) }));
    const trusted = await trustedSql(deps, scope, draftId);
    const offers = await withDraftFolder({ slug: draft.slug, files }, (folder) => {
      const exercise = readableExercise(folder, trusted);
      return PROPOSABLE.map((what) => ({ what, whyNot: typeof exercise === 'string' ? exercise : whyNotProposable(what, exercise) }));
    });
    return { claude: deps.claude !== null, offers, waiting: waitingIn(files), asked };
  };

  router.get('/exercise-drafts/:draftId/proposals', author, endpoint({
    id: 'listProposals', summary: 'What Claude can be asked for in a draft, and what it proposed',
    params: DraftParamsSchema, answers: { 200: ProposalsSchema },
  }, async (_req, res, { params: { draftId } }) => {
    res.json(await view(memberOf(res).scope, draftId));
  }));

  router.post('/exercise-drafts/:draftId/proposals', author, endpoint({
    id: 'askProposal', summary: 'Have Claude propose a part of a draft',
    detail: 'What it writes is added to the draft, marked as proposed. It is checked as everything else, and keeps the draft from being published until somebody accepts it.',
    params: DraftParamsSchema, body: AskProposalBodySchema, answers: { 202: ProposalSchema }, errors: ['no_claude', 'not_proposable', 'proposal_running'],
  }, async (_req, res, { params: { draftId }, body: { what } }) => {
    const { scope } = memberOf(res);
    const { claude, offers, asked: [latest] } = await view(scope, draftId);
    if (!claude) throw new AppError('no_claude', 'Whoever runs this server can set ANTHROPIC_API_KEY. Nothing else of Assay needs it.');
    const whyNot = offers.find((offer) => offer.what === what)?.whyNot ?? null;
    if (whyNot !== null) throw new AppError('not_proposable', whyNot);
    if (latest?.state === 'asked') throw new AppError('proposal_running', 'Wait for its answer, then ask again.');
    res.status(202).json(await database.within(scope, async (db) => {
      const { slug } = await selectDraft(db, draftId);
      const proposal = await insertProposal(db, draftId, what, actorOf(res));
      await enqueue(db, 'propose', { proposalId: proposal.id }, { tries: 2 });
      await insertAudit(db, { actor: actorOf(res), action: 'proposal_asked', subject: `exercise:${slug}` });
      await signals.send(db, { draft: draftId }, { type: 'proposals_changed' });
      return proposal;
    }));
  }));

  for (const [path, id, keep, summary] of [
    ['accept', 'acceptProposal', true, 'Accept what was proposed: its mark is removed'], ['discard', 'discardProposal', false, 'Delete what was proposed'],
  ] as const) {
    router.post(`/exercise-drafts/:draftId/proposals/${path}`, author, endpoint({
      id, summary, params: DraftParamsSchema, body: SettleProposalBodySchema, answers: { 200: ProposalsSchema }, errors: ['file_changed'],
    }, async (_req, res, { params: { draftId }, body: { paths } }) => {
      const { scope } = memberOf(res);
      await database.within(scope, async (db) => {
        const { slug } = await selectDraft(db, draftId);
        await settleInDraft(db, draftId, paths, keep, actorOf(res));
        await insertAudit(db, { actor: actorOf(res), action: keep ? 'proposal_accepted' : 'proposal_discarded', subject: `exercise:${slug}` });
        for (const type of ['files_changed', 'proposals_changed']) await signals.send(db, { draft: draftId }, { type });
      });
      res.json(await view(scope, draftId));
    }));
  }
  return router;
}
