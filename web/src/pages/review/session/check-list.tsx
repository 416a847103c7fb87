import type { Ruling } from '@assay/server/contract/judgement.ts';
import type { GradeView } from '@assay/server/contract/review.ts';
import { VerdictMark } from '../../../ui/verdict-mark.tsx';
import { groupChecks, type CheckGroup } from './group-checks.ts';
import { points } from './score-sentence.ts';
import classes from './session.module.css';

type Check = NonNullable<GradeView['report']>['checks'][number];
type Props = { checks: Check[]; /** Those that apply. */ rulings: readonly Ruling[]; chosen: string; onChoose: (id: string) => void };

/** All checks; those under a heading of which none failed are folded away. */
export function CheckList({ checks, rulings, chosen, onChoose }: Props) {
  return (
    <div className={classes.checks} role="region" aria-label="Checks by group">
      {groupChecks(checks).map((group) => (group.title === null
        ? <Entries key="" checks={group.checks} rulings={rulings} chosen={chosen} onChoose={onChoose} label="Checks" />
        : (
          <details key={group.title} open={group.failed > 0 || group.checks.length === 1 || group.checks.some(({ id }) => id === chosen)}>
            <summary><strong>{group.title}</strong> <span className={classes.quiet}>{tally(group)}</span></summary>
            <Entries checks={group.checks} rulings={rulings} chosen={chosen} onChoose={onChoose} label={group.title} />
          </details>
        )))}
    </div>
  );
}

function tally({ checks, failed }: CheckGroup): string {
  const unmeasured = checks.filter(({ verdict }) => verdict === 'unmeasured').length;
  const parts = [failed > 0 && `✗ ${failed} failed`, checks.length - failed - unmeasured > 0 && `✓ ${checks.length - failed - unmeasured} passed`, unmeasured > 0 && `– ${unmeasured} not measured`];
  return parts.filter((part) => part !== false).join(', ');
}

function Entries({ checks, rulings, chosen, onChoose, label }: Props & { label: string }) {
  return (
    <ul aria-label={label}>
      {checks.map((entry) => (
        <li key={entry.id}>
          <button type="button" aria-pressed={entry.id === chosen} onClick={() => { onChoose(entry.id); }}>
            <span className={classes.checkHead}><VerdictMark verdict={entry.verdict} /><span className={classes.weight}>{weightOf(entry)}</span></span>
            <strong>{entry.title}</strong>
            <RuledAs ruling={rulings.find(({ checkId }) => checkId === entry.id)} />
            <span className={classes.sentence}>{entry.detail}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function RuledAs({ ruling }: { ruling: Ruling | undefined }) {
  if (ruling === undefined || ruling.verdict === null) return null;
  return <span className={classes.ruledAs}><VerdictMark verdict={ruling.verdict} /> ruled by {ruling.by.name}</span>;
}

function weightOf({ weight, share, verdict }: Check): string {
  if (weight === 0) return 'no points';
  if (share !== undefined && verdict !== 'unmeasured') return `${points(weight * share)} of ${points(weight)} points`;
  return weight === 1 ? '1 point' : `${points(weight)} points`;
}
