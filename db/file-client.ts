import { channel } from 'node:diagnostics_channel';
import type { Client, InArgs, InStatement, InValue, ResultSet, Row, Value } from '@libsql/client';
import { ConnectionPool, Sqlite3Client } from '@libsql/client/sqlite3';
import { LRUCache } from 'lru-cache';

type Connection = ReturnType<ConnectionPool['acquireSync']>;
type Statement = ReturnType<Connection['prepare']>;

/** A statement that is prepared, and what its rows are like. */
interface Prepared {
  statement: Statement;
  columns: string[];
  columnTypes: string[];
  RowOf: new (values: Value[]) => Row;
}

/** More than the product has; a search is a statement of its own for each number of words and topics. */
const mostStatements = 500;
const asksOnly = /^\s*(select|with)\b/i;
/** Who listens here hears of every statement that is read with, before it is sent: tests count them. */
const reads = channel('allmenning:read');

/** libSQL's client over a file. */
export function fileClient(file: string, options: { timeout: number; concurrency: number }): Client {
  return new FileClient(new ConnectionPool(file, { timeout: options.timeout }, options.concurrency));
}

/**
 * What is read outside a transaction is prepared once for a connection and read into rows of one shape: libSQL's own client prepares anew at
 * each call and defines every value of every row twice, which took a third of a page. Everything else is the client's own.
 */
class FileClient extends Sqlite3Client {
  readonly #pool: ConnectionPool;
  readonly #prepared = new WeakMap<Connection, LRUCache<string, Prepared>>();

  constructor(pool: ConnectionPool) {
    super(pool, 'number');
    this.#pool = pool;
  }

  override async execute(asked: InStatement | string, given?: InArgs): Promise<ResultSet> {
    const { sql, args = [] } = typeof asked === 'string' ? { sql: asked, args: given } : asked;
    if (reads.hasSubscribers) reads.publish(sql);
    if (!this.closed && asksOnly.test(sql) && Array.isArray(args) && args.every(isPlain)) {
      try {
        return this.#read(sql, args);
      } catch {
        // Asked once more below, which names the error as the client does.
      }
    }
    return super.execute(asked, given);
  }

  #read(sql: string, args: readonly InValue[]): ResultSet {
    const connection = this.#pool.acquireSync();
    const known = this.#statementsOf(connection);
    try {
      const given = args.map(toSqlite);
      let prepared = known.get(sql) ?? prepare(connection, sql);
      // One that fails is not used again.
      known.delete(sql);
      let rows = prepared.statement.all(given) as unknown[][];
      const [first] = rows;
      if (first && first.length !== prepared.columns.length) {
        // A column has come or gone since.
        prepared = prepare(connection, sql);
        rows = prepared.statement.all(given) as unknown[][];
      }
      known.set(sql, prepared);
      const { RowOf } = prepared;
      return new Answer(
        prepared,
        rows.map((values) => new RowOf(values.map(fromSqlite))),
      );
    } finally {
      this.#pool.release(connection);
    }
  }

  #statementsOf(connection: Connection): LRUCache<string, Prepared> {
    const known = this.#prepared.get(connection) ?? new LRUCache<string, Prepared>({ max: mostStatements });
    this.#prepared.set(connection, known);
    return known;
  }
}

function prepare(connection: Connection, sql: string): Prepared {
  // The driver has this mode, and its types do not say so.
  const statement = connection.prepare(sql).raw(true);
  const described = statement.columns();
  const columns = described.map(({ name }) => name);
  return { statement, columns, columnTypes: described.map(({ type }) => type ?? ''), RowOf: rowClass(columns) };
}

const isPlain = (value: InValue): boolean =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));

const toSqlite = (value: InValue) => (typeof value === 'boolean' ? Number(value) : value);

function fromSqlite(value: unknown): Value {
  if (value instanceof Uint8Array) return value.buffer as ArrayBuffer;
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new RangeError('The database holds a whole number that JavaScript cannot hold.');
  return value as Value;
}

/** Rows as libSQL's client has them: values by number and, where they are listed, by name; of two columns of one name the first has it. */
function rowClass(columns: readonly string[]): new (values: Value[]) => Row {
  const isNumber = (name: string) => Number(name) < columns.length;
  const named = columns.flatMap((name, i) => (columns.indexOf(name) === i && !isNumber(name) ? [[name, i] as const] : []));
  class ReadRow {
    readonly #values: Value[];
    constructor(values: Value[]) {
      this.#values = values;
      for (const [name, i] of named) (this as unknown as Record<string, Value>)[name] = values[i] ?? null;
    }
    get length(): number {
      return columns.length;
    }
    static {
      for (let i = 0; i < columns.length; i++) {
        Object.defineProperty(ReadRow.prototype, i, {
          get(this: ReadRow) {
            return this.#values[i];
          },
        });
      }
    }
  }
  return ReadRow as unknown as new (values: Value[]) => Row;
}

class Answer implements ResultSet {
  readonly columns: string[];
  readonly columnTypes: string[];
  readonly rows: Row[];
  readonly rowsAffected = 0;
  readonly lastInsertRowid = undefined;

  constructor({ columns, columnTypes }: Prepared, rows: Row[]) {
    this.columns = columns;
    this.columnTypes = columnTypes;
    this.rows = rows;
  }

  toJSON() {
    return { columns: this.columns, columnTypes: this.columnTypes, rows: this.rows, rowsAffected: 0, lastInsertRowid: null };
  }
}
