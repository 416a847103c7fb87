import type { SessionExport } from '../contract/exports.ts';
import { rubricOf } from '../contract/rubric.ts';
import { DEPTHS, DEPTH_WORDS, OUTCOME_WORDS, ruleSentence, STATE_WORDS, VERDICTS } from '../contract/words.ts';
import { Paper } from './paper.ts';
import type { TaskVersions } from './report-versions.queries.ts';

type Task = SessionExport['tasks'][number];

/** The printable page as a file: the same words in the same order, and by which versions the scores were made. */
export async function reportPdf(session: SessionExport, versions: readonly TaskVersions[], organization: string): Promise<Buffer> {
  const { candidate, screen, scores } = session;
  const paper = new Paper({ title: `Report: ${candidate.name}`, author: organization, at: new Date(session.updatedAt) });
  paper.heading(1, `Report: ${candidate.name}`);
  const facts = [`${screen.title}, version ${screen.version}`, candidate.email, STATE_WORDS[session.state].toLowerCase(), utc(session.updatedAt)];
  // A candidate who was forgotten has no address.
  paper.paragraph(facts.filter((fact) => fact !== '').join(' · '), { quiet: true });
  paper.paragraph([...DEPTHS.map((depth) => `${DEPTH_WORDS[depth]}: ${scores[depth] ?? '–'}`), `Time used: ${session.usedMs === 0 ? '–' : `${Math.round(session.usedMs / 60_000)} min`}`].join('   '));
  paper.paragraph(`${ruleSentence(session.rule, scores, session.fit)}.`, { bold: true });
  const [decision] = session.decisions;
  paper.paragraph(decision === undefined ? 'Nothing is decided yet.' : `${OUTCOME_WORDS[decision.outcome]}: ${decision.reason} (${decision.by.name}, ${utc(decision.at)})`);
  for (const task of session.tasks) writeTask(paper, task, versions.find(({ id }) => id === task.id));
  return paper.finish(`${organization} · ${candidate.name}`);
}

function writeTask(paper: Paper, task: Task, versions: TaskVersions | undefined): void {
  paper.heading(2, `${task.title}: ${task.score ?? 'no score'}`);
  if (versions !== undefined) {
    paper.paragraph(`Exercise ${versions.slug}, version ${versions.version} (content ${versions.content})${task.variant === null ? '' : `; variant ${task.variant}, seed ${versions.seed}`}${versions.graderVersion === null ? '' : `; grader ${versions.graderVersion}`}`, { quiet: true });
  }
  if (task.checks.length === 0) paper.paragraph('Not graded.');
  else paper.list(task.checks.map(checkLines));
  if (task.reviews.length > 0) {
    const questions = rubricOf(task.kind);
    paper.paragraph('Ratings, 1 to 4', { bold: true });
    paper.list(task.reviews.map(({ by, ratings, notes, givenAt }) => [
      `${by.name}, ${utc(givenAt)}`, ...questions.map(({ id, text }) => `${text}: ${ratings[id] ?? '–'}`), ...(notes === '' ? [] : [notes]),
    ]));
  }
  if (task.followUp.length > 0) paper.list([['Questions for the interview', ...task.followUp.map((question, i) => `${i + 1}. ${question}`)]]);
}

function checkLines({ verdict, machineVerdict, title, detail, ruled, reason }: Task['checks'][number]): string[] {
  const { sign, word } = VERDICTS[verdict];
  return [
    `${sign} ${word} · ${title}`,
    ...(detail === '' ? [] : [detail]),
    ...(ruled ? [`Ruled by a person; the machine said ${VERDICTS[machineVerdict].word}.${reason === '' ? '' : ` “${reason}”`}`] : []),
  ];
}

/** Whoever opens the file may be anywhere, so the zone is said. */
function utc(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}
