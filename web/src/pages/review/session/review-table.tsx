import type { Review } from '@assay/server/contract/judgement.ts';
import type { RubricQuestion } from '@assay/server/contract/rubric.ts';
import { asDateTime } from '../../../ui/times.ts';
import classes from './judgement.module.css';
import { spreadOf } from './spread.ts';

/** Everybody's ratings side by side; where they are far apart is worth talking about. */
export function ReviewTable({ questions, reviews }: { questions: readonly RubricQuestion[]; reviews: readonly Review[] }) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className="visually-hidden">Ratings, 1 to 4</caption>
        <thead><tr><th scope="col">Question</th>{reviews.map(({ by }) => <th key={by.id} scope="col">{by.name}</th>)}<th scope="col">Spread</th></tr></thead>
        <tbody>
          {questions.map(({ id, text }) => {
            const { words, wide } = spreadOf(reviews.flatMap(({ ratings }) => ratings[id] ?? []));
            return <tr key={id}><th scope="row">{text}</th>{reviews.map(({ by, ratings }) => <td key={by.id}>{ratings[id] ?? '–'}</td>)}<td data-wide={wide}>{words}</td></tr>;
          })}
          <tr><th scope="row">Notes</th>{reviews.map(({ by, notes, givenAt }) => <td key={by.id}><span className={classes.notes}>{notes === '' ? 'None' : notes}</span><small>{asDateTime(givenAt)}</small></td>)}<td /></tr>
        </tbody>
      </table>
    </div>
  );
}
