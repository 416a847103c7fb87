import type { ReviewSession } from '@assay/server/contract/review.ts';
import { DEPTH_WORDS, DEPTHS, OUTCOME_WORDS, STATE_WORDS } from '@assay/server/contract/words.ts';
import type { ReactNode } from 'react';
import { asDuration } from '../../../ui/times.ts';
import { FitMark } from '../fit/fit-mark.tsx';
import { ScoreBar } from '../staff/score-bar.tsx';

type Row = { title: string; cell: (session: ReviewSession) => ReactNode };

const ROWS: Row[] = [
  ...DEPTHS.map((depth): Row => ({ title: DEPTH_WORDS[depth], cell: ({ scores, rule }) => <ScoreBar score={scores[depth]} threshold={rule[depth]} words="not scored" /> })),
  { title: 'Fit', cell: ({ fit }) => <FitMark fit={fit} /> },
  { title: 'Screen', cell: ({ screen }) => `${screen.title}, version ${screen.version}` },
  { title: 'State', cell: ({ state }) => STATE_WORDS[state] },
  { title: 'Decision', cell: ({ decision }) => (decision === null ? 'none' : OUTCOME_WORDS[decision]) },
  { title: 'Time used', cell: ({ usedMs }) => (usedMs === 0 ? '–' : asDuration(usedMs)) },
  { title: 'Reviewers', cell: ({ reviewers }) => reviewers },
];

/** What is compared about whole sessions: competencies first. */
export function SessionRows({ sessions }: { sessions: ReviewSession[] }) {
  return (
    <tbody>
      {ROWS.map(({ title, cell }) => <tr key={title}><th scope="row">{title}</th>{sessions.map((session) => <td key={session.id}>{cell(session)}</td>)}</tr>)}
    </tbody>
  );
}
