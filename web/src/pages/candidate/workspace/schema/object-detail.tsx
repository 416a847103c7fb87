import type { FunctionView, PolicyView, RelationView } from '@assay/server/contract/schema-view.ts';
import { CloseButton } from '@mantine/core';
import { CodeText } from '../../../../editor/code-text.tsx';
import { BadgeList } from './badge-list.tsx';
import { functionBadges, relationBadges } from './badges.ts';
import type { SchemaObject } from './object-key.ts';
import classes from './schema.module.css';

/** All there is to know about one object, the decisive facts first. */
export function ObjectDetail({ object, onClose }: { object: SchemaObject; onClose: () => void }) {
  const named = object.kind === 'relation' ? object.relation : object.function;
  const badges = object.kind === 'relation' ? relationBadges(object.relation) : functionBadges(object.function);
  return (
    <section className={classes.detail} aria-label={`Definition of ${named.schema}.${named.name}`}>
      <header>
        <h2><code>{named.schema}.{named.name}</code></h2>
        <BadgeList badges={badges} />
        <CloseButton size="sm" aria-label="Close the definition" onClick={onClose} />
      </header>
      <p className={classes.quiet}>{named.kind}, owner <code>{named.owner}</code>{named.comment !== null && <> · {named.comment}</>}</p>
      {object.kind === 'relation' ? <RelationFacts relation={object.relation} /> : <FunctionFacts view={object.function} />}
      <h3>Definition</h3>
      <CodeText>{named.definition}</CodeText>
    </section>
  );
}

function RelationFacts({ relation }: { relation: RelationView }) {
  return (
    <>
      {relation.policies.length > 0 && <><h3>Policies</h3><ul className={classes.policies}>{relation.policies.map((policy) => <Policy key={policy.name} policy={policy} />)}</ul></>}
      {relation.columns.length > 0 && (
        <>
          <h3>Columns</h3>
          <table className={classes.columns}><tbody>
            {relation.columns.map((column) => <tr key={column.name}><th scope="row">{column.name}</th><td>{column.type}{column.nullable ? '' : ' not null'}</td><td>{column.default}</td></tr>)}
          </tbody></table>
        </>
      )}
      {relation.grants.length > 0 && <><h3>Grants</h3><ul className={classes.lines}>{grantLines(relation).map((line) => <li key={line}>{line}</li>)}</ul></>}
      {([['Constraints', relation.constraints], ['Indexes', relation.indexes], ['Triggers', relation.triggers]] as const).map(([title, list]) => list.length > 0 && (
        <div key={title}><h3>{title}</h3><ul className={classes.lines}>{list.map((entry) => <li key={entry.name}><code>{entry.name}</code> {entry.definition}</li>)}</ul></div>
      ))}
    </>
  );
}

function Policy({ policy }: { policy: PolicyView }) {
  return (
    <li>
      <p><strong>{policy.name}</strong> · {policy.permissive ? 'permissive' : 'restrictive'} · for {policy.command} · to {policy.roles.join(', ')}</p>
      {policy.using !== null && <div><span>using</span><CodeText>{policy.using}</CodeText></div>}
      {policy.check !== null && <div><span>with check</span><CodeText>{policy.check}</CodeText></div>}
    </li>
  );
}

function FunctionFacts({ view }: { view: FunctionView }) {
  return (
    <>
      <p className={classes.quiet}>{view.volatility}, {view.language}{view.returns !== null && <>, returns <code>{view.returns}</code></>}{view.searchPath !== null && <>, search_path <code>{view.searchPath}</code></>}</p>
      {view.grants.length > 0 && <><h3>Grants</h3><ul className={classes.lines}>{grantLines(view).map((line) => <li key={line}>{line}</li>)}</ul></>}
    </>
  );
}

function grantLines({ grants }: Pick<RelationView, 'grants'>): string[] {
  const byRole = Map.groupBy(grants, ({ role }) => role);
  return [...byRole].map(([role, of]) => `${role}: ${of.map(({ privilege, column, grantable }) => privilege + (column === null ? '' : ` (${column})`) + (grantable ? ' with grant option' : '')).join(', ')}`);
}
