// node-postgres as the repositories use it; every statement is executed by the host on a real connection.
import { request } from 'assay:host';

type Field = { name: string; dataTypeID: number };
type Raw = { fields: Field[]; rows: (string | null)[][]; rowCount: number | null; command: string };
type Failed = { error: { message: string; code?: string; constraint?: string; detail?: string; table?: string } };

export class DatabaseError extends Error {
  code?: string;
  constraint?: string;
  detail?: string;
  table?: string;
}

let pools = 0;

/** As pg's own parsers: what does not fit a JavaScript number stays text. */
function parse({ dataTypeID }: Field, text: string | null): unknown {
  if (text === null) return null;
  if (dataTypeID === 16) return text === 't';
  if (dataTypeID === 21 || dataTypeID === 23 || dataTypeID === 26 || dataTypeID === 700 || dataTypeID === 701) return Number(text);
  if (dataTypeID === 114 || dataTypeID === 3802) return JSON.parse(text);
  if (dataTypeID === 1184) return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  if (dataTypeID === 1114) return new Date(`${text.replace(' ', 'T')}Z`);
  if (dataTypeID === 1082) return new Date(`${text}T00:00:00Z`);
  if (dataTypeID === 1009 || dataTypeID === 1015) return text === '{}' ? [] : text.slice(1, -1).split(',').map((part) => (part === 'NULL' ? null : part.replace(/^"|"$/g, '')));
  if (dataTypeID === 1007) return text === '{}' ? [] : text.slice(1, -1).split(',').map(Number);
  return text;
}

function toParameter(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map((each) => (each === null || each === undefined ? 'NULL' : `"${String(each).replace(/[\\"]/g, '\\$&')}"`)).join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

type Query = string | { text: string; values?: unknown[] };

async function send(op: string, target: object, query: Query, values?: unknown[]): Promise<unknown> {
  const text = typeof query === 'string' ? query : query.text;
  const given = values ?? (typeof query === 'string' ? [] : query.values ?? []);
  const answer = await request(op, { ...target, text, values: given.map(toParameter) }) as Raw | Failed;
  if ('error' in answer) throw failure(answer);
  const rows = answer.rows.map((row) => Object.fromEntries(row.map((cell, index) => [answer.fields[index]!.name, parse(answer.fields[index]!, cell)])));
  return { rows, rowCount: answer.rowCount, fields: answer.fields, command: answer.command };
}

function failure({ error: { message, ...rest } }: Failed): Error {
  return rest.code === undefined ? new Error(message) : Object.assign(new DatabaseError(message), { name: 'error', ...rest });
}

class PoolClient {
  readonly #client: number;
  #released = false;

  constructor(client: number) {
    this.#client = client;
  }

  query(query: Query, values?: unknown[]): Promise<unknown> {
    if (this.#released) return Promise.reject(new Error('Client was closed and is not queryable'));
    return send('pg-query', { client: this.#client }, query, values);
  }

  release(error?: unknown): void {
    if (this.#released) throw new Error('Release called on client which has already been released to the pool.');
    this.#released = true;
    void request('pg-release', { client: this.#client, broken: error !== undefined && error !== false });
  }
}

export class Pool {
  readonly #pool: number;
  readonly #max: number;

  constructor({ max = 10 }: { max?: number } = {}) {
    pools += 1;
    this.#pool = pools;
    this.#max = max;
  }

  query(query: Query, values?: unknown[]): Promise<unknown> {
    return send('pg-query', { pool: this.#pool, max: this.#max }, query, values);
  }

  async connect(): Promise<PoolClient> {
    const answer = await request('pg-connect', { pool: this.#pool, max: this.#max }) as { client: number } | Failed;
    if ('error' in answer) throw failure(answer);
    return new PoolClient(answer.client);
  }

  on(): this {
    return this;
  }

  async end(): Promise<void> {}
}

export default { Pool, DatabaseError };
