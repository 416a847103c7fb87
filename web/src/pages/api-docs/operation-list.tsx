import { TextInput } from '@mantine/core';
import { NavLink } from 'react-router';
import classes from './api-docs.module.css';
import { search, type Operation } from './operations.ts';

type Props = { operations: readonly Operation[]; text: string; onSearch: (text: string) => void };

/** All operations below their headings, or those that the search finds. */
export function OperationList({ operations, text, onSearch }: Props) {
  const found = search(operations, text);
  const query = text === '' ? '' : `?q=${encodeURIComponent(text)}`;
  return (
    <div className={classes.side}>
      <TextInput type="search" size="xs" label="Search" placeholder="Path or words" value={text} onChange={(event) => { onSearch(event.currentTarget.value); }} />
      <p role="status" className={classes.note}>{found.length === operations.length ? `${found.length} operations` : `${found.length} of ${operations.length} operations`}</p>
      <nav aria-label="Operations" className={classes.list}>
        {[...Map.groupBy(found, ({ tags }) => tags[0])].map(([tag, those]) => (
          <section key={tag}>
            <h2>{tag}</h2>
            <ul>
              {those.map(({ operationId, method, summary }) => (
                <li key={operationId}><NavLink to={`/api-docs/${operationId}${query}`}><span className={classes.method}>{method}</span> {summary}</NavLink></li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
    </div>
  );
}
