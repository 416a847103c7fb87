import type { CatalogueDescription } from '@assay/fixtures/workspace/catalogue.ts';

/**
 * The tables whose data an object gives out, as `schema.name`: a table itself, or every table that the definition of
 * a view or function names, through further views and functions. A name that is only mentioned counts too: that is
 * near enough to say that two objects concern the same data.
 * @param object `schema.relation` or `schema.function(…)`
 */
export function reachedTables(object: string, catalogue: CatalogueDescription): Set<string> {
  const tables = new Set<string>();
  const seen = new Set<string>();
  const follow = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    const relation = catalogue.relations.find((entry) => `${entry.schema}.${entry.name}` === name);
    const isView = relation?.kind === 'view' || relation?.kind === 'materialized view';
    if (relation !== undefined && !isView) tables.add(relation.parent ?? name);
    const definitions = isView ? [relation.definition] : catalogue.functions.filter((entry) => `${entry.schema}.${entry.name}` === name).map(({ definition }) => definition);
    for (const definition of definitions) for (const next of named(definition, catalogue)) follow(next);
  };
  follow(object.replace(/\(.*$/s, ''));
  return tables;
}

/** The way from an actor to the tables, outermost first, with whose rights it goes on. */
export function pathTo(actor: string, object: string, catalogue: CatalogueDescription): string[] {
  const plain = object.replace(/\(.*$/s, '');
  const relation = catalogue.relations.find((entry) => `${entry.schema}.${entry.name}` === plain);
  const routine = catalogue.functions.find((entry) => `${entry.schema}.${entry.name}` === plain);
  const owner = relation?.view?.securityInvoker === false ? relation.owner : routine?.securityDefiner === true ? routine.owner : null;
  const kind = relation?.kind ?? routine?.kind;
  const tables = [...reachedTables(object, catalogue)].filter((table) => table !== plain);
  return [actor, kind === undefined ? object : `${kind} ${object}`, ...(owner === null ? [] : [`as its owner ${owner}`]), ...tables.map((table) => `table ${table}`)];
}

function named(definition: string, { relations, functions }: CatalogueDescription): string[] {
  const words = new Set(definition.match(/[A-Za-z_][\w$]*/g) ?? []);
  return [...relations, ...functions].filter(({ name }) => words.has(name)).map(({ schema, name }) => `${schema}.${name}`);
}
