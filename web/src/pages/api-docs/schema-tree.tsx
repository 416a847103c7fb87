import type { JsonSchema } from '@assay/server/contract/openapi.ts';
import { useState, type ReactNode } from 'react';
import classes from './api-docs.module.css';
import { casesOf, nameOf, read, resolve, type Schemas } from './schema-words.ts';

type Props = { schema: JsonSchema; schemas: Schemas };

/** A schema to read: its fields or its cases, each to unfold where it has parts of its own. */
export function SchemaTree({ schema, schemas }: Props) {
  const { words, inner } = read(schema, schemas);
  if (inner === null) return <p className={classes.words}>{words}</p>;
  return (
    <>
      <p className={classes.words}>{words}</p>
      <Parts schema={inner} schemas={schemas} />
    </>
  );
}

function Parts({ schema, schemas }: Props) {
  const target = resolve(schema, schemas);
  const cases = casesOf(target)?.filter(({ type }) => type !== 'null');
  if (cases !== undefined) {
    return <ol className={classes.parts}>{cases.map((one, index) => <Part key={nameOf(one) ?? index} name={null} note={kindOf(one, schemas)} schema={one} schemas={schemas} />)}</ol>;
  }
  const required = new Set(target.required);
  return (
    <ul className={classes.parts}>
      {Object.entries(target.properties ?? {}).map(([name, property]) => (
        <Part key={name} name={name} note={required.has(name) ? '' : property.default === undefined ? 'may be left out' : `${JSON.stringify(property.default)} when left out`} schema={property} schemas={schemas} />
      ))}
    </ul>
  );
}

/** A field, or a case of a choice, which has no name. */
function Part({ name, note, schema, schemas }: Props & { name: string | null; note: string }) {
  const { words, inner } = read(schema, schemas);
  const line = <>{name !== null && <code>{name}</code>} <span className={classes.words}>{words}</span>{note !== '' && <span className={classes.note}> · {note}</span>}</>;
  return (
    <li>
      {inner === null ? line : <Unfold line={line}><Parts schema={inner} schemas={schemas} /></Unfold>}
      {schema.description !== undefined && <p className={classes.note}>{schema.description}</p>}
    </li>
  );
}

/** Its content is made when it is opened: schemas may hold themselves. */
function Unfold({ line, children }: { line: ReactNode; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => { setOpen(event.currentTarget.open); }}>
      <summary>{line}</summary>
      {open && children}
    </details>
  );
}

/** What tells a case from the others: the field that is one fixed value. */
function kindOf(schema: JsonSchema, schemas: Schemas): string {
  const fixed = Object.entries(resolve(schema, schemas).properties ?? {}).find(([, { const: value }]) => value !== undefined);
  return fixed === undefined ? '' : `${fixed[0]}: ${JSON.stringify(fixed[1].const)}`;
}
