import type Database from 'better-sqlite3';

/** “Reel” in ASCII: tells a project from any other SQLite file. */
export const applicationId = 0x5265_656c;

/**
 * step: every edit ever made, a tree; step 0 made the first records. redo: which child of a step redo goes to
 * (a table of its own, since changing a step's row would write its whole diff again). head: `step` is where we stand,
 * `recorded` the step whose film the record table holds. A ripple or its undo would otherwise write thousands of rows while the user waits;
 * so records follow when it is quiet, and opening applies the steps between. job: long work, see `shared/jobs`.
 */
export const schema = `
	CREATE TABLE record (id TEXT PRIMARY KEY, kind TEXT NOT NULL, json TEXT NOT NULL) STRICT;
	CREATE TABLE step (
		id INTEGER PRIMARY KEY, parent INTEGER REFERENCES step (id),
		edit TEXT NOT NULL, args TEXT NOT NULL, label TEXT NOT NULL, diff TEXT NOT NULL, made_at TEXT NOT NULL
	) STRICT;
	CREATE TABLE redo (parent INTEGER PRIMARY KEY REFERENCES step (id), child INTEGER NOT NULL REFERENCES step (id)) STRICT;
	CREATE TABLE head (only INTEGER PRIMARY KEY CHECK (only = 1), step INTEGER NOT NULL REFERENCES step (id), recorded INTEGER NOT NULL REFERENCES step (id)) STRICT;
	CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
	CREATE TABLE job (id TEXT PRIMARY KEY, place INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
`;

/** Every statement the store runs, by name. */
const sources = {
	readRecords: 'SELECT json FROM record',
	putRecord: 'INSERT INTO record (id, kind, json) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, json = excluded.json',
	removeRecord: 'DELETE FROM record WHERE id = ?',
	readHead: 'SELECT step, recorded FROM head',
	setHead: 'UPDATE head SET step = ?',
	setRecorded: 'UPDATE head SET recorded = ?',
	firstHead: 'INSERT INTO head VALUES (1, 0, 0)',
	addStep: 'INSERT INTO step (parent, edit, args, label, diff, made_at) VALUES (?, ?, ?, ?, ?, ?)',
	setRedo: 'INSERT INTO redo VALUES (?, ?) ON CONFLICT (parent) DO UPDATE SET child = excluded.child',
	readStep: 'SELECT id, step.parent, redo.child AS next, label FROM step LEFT JOIN redo ON redo.parent = step.id WHERE id = ?',
	readDiff: 'SELECT diff FROM step WHERE id = ?',
	listSteps: 'SELECT id, parent, edit, label, made_at AS madeAt FROM step WHERE id > 0 AND id < ? ORDER BY id DESC LIMIT ?',
	/** The way from a step back to the beginning, as far as ids of at least the second argument. Parents are always older. */
	readWay: 'WITH RECURSIVE way (id) AS (SELECT ? UNION ALL SELECT step.parent FROM way JOIN step ON step.id = way.id WHERE step.parent >= ?) SELECT id FROM way',
	putJob: 'INSERT INTO job (id, place, json) VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM job), ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json',
	readJobs: 'SELECT json FROM job ORDER BY place',
	removeJob: 'DELETE FROM job WHERE id = ?',
	setMeta: 'INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
} as const;
export type StatementName = keyof typeof sources;

/** Prepared statements. With a limit, one that takes longer says so by name on stderr. */
export type Statements = {
	readonly run: (name: StatementName, ...values: unknown[]) => { lastInsertRowid: number };
	/** The first row, or undefined. */
	readonly get: (name: StatementName, ...values: unknown[]) => unknown;
	readonly all: (name: StatementName, ...values: unknown[]) => unknown[];
};

/** Milliseconds from which a statement is called slow: `REELWRIGHT_SLOW_SQL`; not watched when unset. */
const slowLimit = (): number => Number(process.env['REELWRIGHT_SLOW_SQL'] ?? Infinity);

export const preparedStatements = (db: Database.Database): Statements => {
	const prepared = new Map<StatementName, Database.Statement>();
	const limit = slowLimit();
	const use = <Result>(name: StatementName, action: (statement: Database.Statement) => Result): Result => {
		const statement = prepared.get(name) ?? db.prepare(sources[name]);
		prepared.set(name, statement);
		const start = performance.now();
		const result = action(statement);
		const took = performance.now() - start;
		if (took >= limit) {
			process.stderr.write(`slow statement ${name}: ${took.toFixed(1)} ms\n`);
		}
		return result;
	};
	return {
		run: (name, ...values) => use(name, statement => ({ lastInsertRowid: Number(statement.run(...values).lastInsertRowid) })),
		get: (name, ...values) => use(name, statement => statement.get(...values)),
		all: (name, ...values) => use(name, statement => statement.all(...values)),
	};
};
