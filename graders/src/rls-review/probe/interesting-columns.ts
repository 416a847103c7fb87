import type { Column, Relation } from './catalogue.ts';
import type { Subject } from './subject.ts';

/** Columns that may decide whose a row is or what it opens: keys, references, policy columns, flags, claims. */
export function interestingColumns(subject: Subject, relation: Relation): Column[] {
  const keys = new Set([...relation.keys, ...relation.foreignKeys].flatMap(({ columns }) => columns));
  const policy = new Set(relation.policies.flatMap(({ columns }) => columns));
  const code = [...subject.catalogue.routines.values()].map(({ source }) => source).concat([...subject.catalogue.relations.values()].flatMap(({ definition, policies }) => [definition, ...policies.map(({ using, check }) => `${using ?? ''} ${check ?? ''}`)])).join('\n');
  const named = (name: string) => new RegExp(`(?<![\\w$])${name.replace(/\W/g, '\\$&')}(?![\\w$])`, 'i').test(code);
  return relation.columns.filter(({ name, base, labels, generated }) => !generated && (
    keys.has(name) || policy.has(name) || subject.data.tenantColumn(relation, name) || /_id$|^id$|Id$/.test(name)
    || ((base === 'boolean' || labels.length > 0 || /^(jsonb?|text|character|uuid|integer|bigint|oid)/.test(base) || base.endsWith('[]')) && named(name))
    || relation.kind === 'v' && differs(subject, relation, name)));
}

/** A plain column, whose change proves a write without touching keys or checks. */
export function payloadColumns(subject: Subject, relation: Relation): Column[] {
  const interesting = new Set(interestingColumns(subject, relation).map(({ name }) => name));
  const keys = new Set([...relation.keys, ...relation.foreignKeys].flatMap(({ columns }) => columns));
  const plain = relation.columns.filter(({ name, generated, labels }) => !generated && !interesting.has(name) && !keys.has(name) && labels.length === 0);
  const rest = relation.columns.filter(({ name, generated }) => !generated && !keys.has(name) && !plain.some((column) => column.name === name) && !subject.data.tenantColumn(relation, name));
  const byText = (column: Column) => (/^(text|character)/.test(column.base) ? 0 : 1);
  return [...plain.sort((a, b) => byText(a) - byText(b)), ...rest];
}

function differs(subject: Subject, relation: Relation, name: string): boolean {
  const here = subject.rowsOf('attacker', relation);
  const there = new Set(subject.rowsOf('victim', relation).map((row) => row[name]));
  return here.length > 0 && there.size > 0 && new Set(here.map((row) => row[name])).size === 1 && there.size === 1 && !there.has(here[0]?.[name] ?? null);
}
