import type Database from 'better-sqlite3';
import type { Migration } from '../../shared/timeline/migrations/defineMigration.ts';
import { expandedDiff } from './recordText.ts';

type Plain = Readonly<Record<string, unknown>>;

const overDiff = (json: string, change: (record: Plain) => Plain): string => {
	const { added, changed, removed } = expandedDiff(json);
	return JSON.stringify({ added: added.map(change), changed: changed.map(({ from, to }) => ({ from: change(from), to: change(to) })), removed: removed.map(change) });
};

/**
 * Brings a project to the newest version: records, and the records inside every step ever made. One transaction: a crash leaves the old
 * version whole. Costs one pass over the history (about 0.1 s for 10 000 small steps).
 */
export const migrate = (db: Database.Database, from: number, migrations: readonly Migration[]): void => {
	const pending = migrations.filter(migration => migration.version > from);
	const change = (record: Plain): Plain => pending.reduce((state, migration) => {
		const next = migration.record(state);
		if (next['id'] !== state['id'] || next['kind'] !== state['kind']) {
			throw new Error(`Migration ${migration.version} (${migration.name}) changed the identity of ${String(state['id'])}.`);
		}
		return next;
	}, record);
	db.transaction(() => {
		const putRecord = db.prepare('UPDATE record SET json = ? WHERE id = ?');
		for (const { id, json } of db.prepare('SELECT id, json FROM record').all() as { id: string; json: string }[]) {
			putRecord.run(JSON.stringify(change(JSON.parse(json) as Plain)), id);
		}
		const putDiff = db.prepare('UPDATE step SET diff = ? WHERE id = ?');
		const readDiff = db.prepare('SELECT diff FROM step WHERE id = ?').pluck();
		for (const id of db.prepare('SELECT id FROM step').pluck().all()) {
			putDiff.run(overDiff(readDiff.get(id) as string, change), id);
		}
		db.pragma(`user_version = ${pending.at(-1)?.version ?? from}`);
	})();
};
