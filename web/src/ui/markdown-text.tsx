import Markdown from 'react-markdown';
import classes from './markdown-text.module.css';

/** Authors' and candidates' Markdown. No raw HTML, no pictures from elsewhere: a brief must not phone home. */
export function MarkdownText({ children }: { children: string }) {
  return (
    <div className={classes.text}>
      <Markdown skipHtml disallowedElements={['img']} components={{ h1: 'h2', h2: 'h3', h3: 'h4' }}>{children}</Markdown>
    </div>
  );
}
