import pg from 'pg';

/** A statement as one connection sent it, in the order of all. */
export type Sent = { connection: number; url: { user: string; password: string; database: string }; text: string };

type Queryable = { query: (...args: unknown[]) => unknown };

/** Notes every statement that `work` sends through `pg`, with its values written in. */
export async function recordStatements(work: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = [];
  const numbers = new WeakMap<object, number>();
  let connections = 0;
  const prototype = pg.Client.prototype as unknown as Queryable;
  const original = prototype.query;
  prototype.query = function query(this: pg.Client & object, ...args: unknown[]) {
    const { text, values } = textOf(args);
    if (text !== null) {
      if (!numbers.has(this)) numbers.set(this, connections += 1);
      const { user = '', password, database = '' } = this as unknown as { user?: string; password?: string | null; database?: string };
      sent.push({ connection: numbers.get(this) ?? 0, url: { user, password: password ?? '', database }, text: withValues(text, values) });
    }
    return original.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return sent;
}

function textOf([first, second]: unknown[]): { text: string | null; values: unknown[] } {
  const given = Array.isArray(second) ? second : [];
  if (typeof first === 'string') return { text: first, values: given };
  if (typeof first === 'object' && first !== null && 'text' in first && typeof first.text === 'string') {
    return { text: first.text, values: 'values' in first && Array.isArray(first.values) ? first.values : given };
  }
  return { text: null, values: [] };
}

function withValues(text: string, values: unknown[]): string {
  return text.replace(/\$(\d+)/g, (all, n: string) => (Number(n) > values.length ? all : literal(values[Number(n) - 1])));
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (Array.isArray(value)) return `ARRAY[${value.map(literal).join(', ')}]`;
  return pg.escapeLiteral(String(value));
}
