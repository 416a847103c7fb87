type FieldComment = { schema: string; field: string; comment: string };

/** A comment, the beginning of a schema, or a field of it: those of nested objects are indented further. */
const TOKEN = /\/\*\*(?<comment>[\s\S]*?)\*\/|^(?:export )?const (?<schema>\w+) = |^ {2}(?<field>\w+): /gm;

/** Comments directly above fields in the source of a contract: what readers of the code are told, readers of the API are told, too. */
export function commentsOnFields(source: string): FieldComment[] {
  const found: FieldComment[] = [];
  let schema = '';
  let last = { comment: '', end: -1 };
  for (const { groups = {}, 0: token, index } of source.matchAll(TOKEN)) {
    if (groups['schema'] !== undefined) schema = groups['schema'];
    else if (groups['comment'] !== undefined) last = { comment: textOf(groups['comment']), end: index + token.length };
    else if (last.end >= 0 && source.slice(last.end, index).trim() === '') found.push({ schema, field: groups['field'] ?? '', comment: last.comment });
  }
  return found;
}

function textOf(comment: string): string {
  return comment.split('\n').map((line) => line.replace(/^\s*\*?\s?/, '').trim()).join(' ').trim();
}
