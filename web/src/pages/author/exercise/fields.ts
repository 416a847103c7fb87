type Field = readonly [name: string, meaning: string];

/** What each field of the files means that are read by a schema, or of the comments that are. */
const FIELDS: readonly { holds: (path: string) => boolean; fields: readonly Field[] }[] = [
  { holds: (path) => path === 'exercise.yaml', fields: [
    ['kind', 'rls-review (a database with a leak), context-assembly (code that chooses what a model reads) or pr-review (a pull request).'],
    ['title', 'One line, for candidates too.'],
    ['summary', 'One or two sentences for the catalogue; must not give the answer away.'],
    ['competency', 'database-security, llm-systems or code-review.'],
    ['level', 'junior, mid or senior.'],
    ['timebox_minutes', '5 to 240. A screen may give another time.'],
    ['tells', 'What a good answer shows of a person. For staff only.'],
    ['follow_up', 'Two to four questions for the interview. For staff only.'],
    ['fixture', './world for the files under World; a name for one that comes with Assay.'],
    ['config', 'Of the kind. pr-review has none.'],
    ['config.leaks', 'rls-review: names of files under Leaks, without .sql.'],
    ['config.cases', 'context-assembly: how many hidden cases of each kind, e.g. { ordinary: 3, long-talk: 1 }. Thirteen of all kinds when left out.'],
    ['config.with', 'context-assembly: checks that only this exercise asks, and its brief has to tell: prefix-changed, talk-left-out, answer-without-neighbours.'],
    ['config.without', 'context-assembly: checks that make no sense here.'],
    ['config.gates', 'context-assembly: checks of which one that fails takes the points for value.'],
    ['config.reads', 'context-assembly: the most documents that a run may read.'],
    ['config.practice_seed', 'context-assembly: which practice cases every candidate gets; another number makes others.'],
    ['variants', 'Two or more ways to give the exercise, each with a name, and a config and names of its own where they differ.'],
  ] },
  { holds: (path) => path.endsWith('/expect.yaml'), fields: [
    ['fails', 'Ids of the checks that this sample must fail, e.g. [rls-review/fix-closes-leak]. The others may say what they like.'],
    ['why', 'One sentence: the mistake that it makes.'],
  ] },
  { holds: (path) => path.endsWith('world/fixture.json'), fields: [
    ['title', 'What the application is.'],
    ['roles', 'owner (makes the schema, applies leaks and fixes), app, and others that SQL may take.'],
    ['login', 'The role that the application connects as.'],
    ['attacker', 'app: a tenant sends any statement with its context rightly entered. sql: it sends any SQL as the login.'],
    ['enter', 'Statements that take the context of a tenant; {name} stands for a value of the tenant.'],
    ['leave', 'Statements with which the application gives a connection back.'],
    ['tenants', 'At least two, each with its values. Each has rows in tenants/<name>.sql.'],
    ['schemas', 'Schemas that are probed.'],
    ['shared', 'Relations that every tenant may read by design, as schema.name.'],
    ['accepted', 'Ways of learning something that are out of scope: key-collision, fk-existence, sequence, explain, statistics, activity, ctid, timing.'],
  ] },
  { holds: (path) => path.endsWith('/uses.sql'), fields: [
    ['-- as: tenant', 'Who sends the statements below, until the next one.'],
    ['-- rows: 3', 'The statement answers so many rows.'],
    ['-- affects: 1', 'The statement changes so many rows.'],
    ['-- error: 42501', 'The statement is refused with this SQLSTATE.'],
    ['-- plan: index', 'A fix must not make it read the whole table.'],
  ] },
  { holds: (path) => path === 'hidden/key.yaml', fields: [
    ['issues', 'What is wrong with the pull request; none for a sound one.'],
    ['issues.id', 'Its hidden tests are hidden/tests/<id>.test.ts.'],
    ['issues.file', 'The file of the pull request that it is in.'],
    ['issues.code', 'Whole lines of that file that stand there once.'],
    ['issues.symbol', 'The name that the fault turns on, if there is one.'],
    ['issues.causes', 'race, transaction, missing-await, ordering, idempotency, access, tenant, cache, resource-leak, cancellation, validation or design; each one counts as right.'],
    ['issues.severity', 'blocker, major, minor or note.'],
    ['issues.effect', 'One sentence: what happens to whom.'],
    ['decoys', 'Code that only looks wrong: file, code, and why it is right.'],
  ] },
  { holds: (path) => /^hidden\/versions\/.*\.yaml$/.test(path), fields: [
    ['what', 'One sentence: what this version does differently.'],
    ['edits', 'Changes of the files as the pull request leaves them.'],
    ['edits.find', 'Whole lines of edits.file that stand there once.'],
    ['edits.put', 'What comes in their place.'],
  ] },
  { holds: (path) => path === 'world/repo.yaml', fields: [
    ['title', 'What the service is called.'],
    ['summary', 'What it does, in a sentence.'],
    ['api', 'The module that starts the service.'],
    ['web', 'The module of its browser part, if it has one.'],
    ['people', 'Who can ask, each with the headers that say so.'],
  ] },
];

/** Of the file at this path; empty for code and prose. */
export function fieldsOf(path: string): readonly Field[] {
  return FIELDS.find(({ holds }) => holds(path))?.fields ?? [];
}
