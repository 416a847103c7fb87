import Markdown, { type Options } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import classes from './markdown-text.module.css';

/** No raw HTML and no pictures from elsewhere: a brief must not phone home. */
const SAFE: Options = {
  remarkPlugins: [remarkGfm],
  skipHtml: true,
  disallowedElements: ['img'],
  components: { h1: 'h2', h2: 'h3', h3: 'h4', table: ({ children }) => <div className={classes.scroll}><table>{children}</table></div> },
};

/** Authors' and candidates' Markdown, tables included. */
export function MarkdownText({ children }: { children: string }) {
  return <div className={classes.text}><Markdown {...SAFE}>{children}</Markdown></div>;
}
