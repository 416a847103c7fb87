import { ERROR_CATALOGUE } from '@assay/server/contract/error-catalogue.ts';
import type { OpenApiAnswer, OpenApiContent, OpenApiDocument, OpenApiParameter } from '@assay/server/contract/openapi.ts';
import { Button, CopyButton } from '@mantine/core';
import { MarkdownText } from '../../ui/markdown-text.tsx';
import classes from './api-docs.module.css';
import { curlFor } from './example.ts';
import type { Operation } from './operations.ts';
import { SchemaTree } from './schema-tree.tsx';
import { read, type Schemas } from './schema-words.ts';

const JSON_TYPE = 'application/json';
const PLACES = { path: 'in the path', query: 'in the query', header: 'header' } as const;

/** One operation: who may call it, what it takes, what it answers, and how to call it. */
export function OperationView({ operation, document }: { operation: Operation; document: OpenApiDocument }) {
  const { schemas } = document.components;
  const { method, path, description, parameters = [], requestBody, responses } = operation;
  const answers = Object.entries(responses).filter((entry): entry is [string, OpenApiAnswer] => !('$ref' in entry[1]));
  return (
    <article className={classes.operation}>
      <p className={classes.address}><strong>{method}</strong> <code>{path}</code></p>
      <MarkdownText>{description}</MarkdownText>
      {parameters.length > 0 && <Parameters parameters={parameters} schemas={schemas} />}
      {requestBody !== undefined && <section><h2>Body</h2><Content content={requestBody.content} schemas={schemas} /></section>}
      <section>
        <h2>Answers</h2>
        {answers.map(([status, answer]) => (
          <div key={status} className={classes.answer}>
            <h3>{status} {answer.description}</h3>
            {answer.content === undefined ? <p className={classes.words}>nothing</p> : <Content content={answer.content} schemas={schemas} />}
          </div>
        ))}
      </section>
      <Example command={curlFor(operation, location.origin, schemas)} />
      <Errors operation={operation} />
    </article>
  );
}

function Parameters({ parameters, schemas }: { parameters: OpenApiParameter[]; schemas: Schemas }) {
  return (
    <section>
      <h2>Parameters</h2>
      <ul className={classes.parts}>
        {parameters.map(({ name, in: place, required, schema }) => (
          <li key={place + name}>
            <code>{name}</code> <span className={classes.words}>{read(schema, schemas).words}</span>
            <span className={classes.note}> · {PLACES[place]}{required ? '' : schema.default === undefined ? ' · may be left out' : ` · ${JSON.stringify(schema.default)} when left out`}</span>
            {schema.description !== undefined && <p className={classes.note}>{schema.description}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Content({ content, schemas }: { content: OpenApiContent; schemas: Schemas }) {
  return Object.entries(content).map(([type, { schema }]) => (
    <div key={type}>
      {type !== JSON_TYPE && <p className={classes.note}><code>{type}</code>{type === 'text/event-stream' && ': the data of each event is JSON'}</p>}
      <SchemaTree schema={schema} schemas={schemas} />
    </div>
  ));
}

function Example({ command }: { command: string }) {
  return (
    <section>
      <h2>Example</h2>
      <pre className={classes.example} tabIndex={0} role="region" aria-label="Command line">{command}</pre>
      <CopyButton value={command}>{({ copied, copy }) => <Button size="compact-sm" variant="default" onClick={copy}>{copied ? 'Copied ✓' : 'Copy'}</Button>}</CopyButton>
    </section>
  );
}

function Errors({ operation }: { operation: Operation }) {
  return (
    <section>
      <h2>Errors</h2>
      <div className={classes.scroll}>
        <table className={classes.errors}>
          <thead><tr><th scope="col">Status</th><th scope="col">Code</th><th scope="col">Meaning</th></tr></thead>
          <tbody>
            {operation['x-errors'].toSorted((one, other) => ERROR_CATALOGUE[one].status - ERROR_CATALOGUE[other].status).map((code) => (
              <tr key={code}><td>{ERROR_CATALOGUE[code].status}</td><th scope="row"><code>{code}</code></th><td>{ERROR_CATALOGUE[code].title}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
