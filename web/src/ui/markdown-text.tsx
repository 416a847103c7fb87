import Markdown, { type Options } from 'react-markdown';
import classes from './markdown-text.module.css';
import { splitTables } from './split-tables.ts';

/** No raw HTML and no pictures from elsewhere: a brief must not phone home. */
const SAFE: Options = { skipHtml: true, disallowedElements: ['img'], components: { h1: 'h2', h2: 'h3', h3: 'h4' } };
const INLINE: Options = { ...SAFE, disallowedElements: ['img', 'p'], unwrapDisallowed: true };

/** Authors' and candidates' Markdown, tables included. */
export function MarkdownText({ children }: { children: string }) {
  return (
    <div className={classes.text}>
      {splitTables(children).map((part, i) => part.kind === 'text'
        ? <Markdown key={i} {...SAFE}>{part.text}</Markdown>
        : (
          <div key={i} className={classes.scroll}>
            <table>
              <thead><tr>{part.head.map((cell, c) => <th key={c} scope="col"><Markdown {...INLINE}>{cell}</Markdown></th>)}</tr></thead>
              <tbody>{part.rows.map((row, r) => <tr key={r}>{row.map((cell, c) => <td key={c}><Markdown {...INLINE}>{cell}</Markdown></td>)}</tr>)}</tbody>
            </table>
          </div>
        ))}
    </div>
  );
}
