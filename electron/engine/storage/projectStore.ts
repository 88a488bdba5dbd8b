import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { Change, HistoryPosition, HistoryStep } from '../../shared/contract/contract.ts';
import { CallFailed, refuseEdit } from '../../shared/contract/failure.ts';
import { jobSchema, type Job } from '../../shared/jobs/job.ts';
import { applied, diffBetween, isEmptyDiff, joined, reversed, type Diff } from '../../shared/timeline/diff.ts';
import type { NewId } from '../../shared/timeline/edits/defineEdit.ts';
import { performEdit } from '../../shared/timeline/edits/index.ts';
import type { Migration } from '../../shared/timeline/migrations/defineMigration.ts';
import { migrations, versionAfter } from '../../shared/timeline/migrations/index.ts';
import type { Project, ProjectRecord } from '../../shared/timeline/records.ts';
import { backupPath, newestBackup } from './backupFiles.ts';
import { copyMedia } from './backups.ts';
import { DiffStore } from './diffStore.ts';
import { migrate } from './migrate.ts';
import { firstRecords, type NewProject } from './newProject.ts';
import { randomId } from './newId.ts';
import { openProjectFile, settled, writeCopy, type ProjectFile } from './projectFile.ts';
import { RecordText } from './recordText.ts';
import { applicationId, preparedStatements, schema, type Statements } from './statements.ts';
import { storageFailure } from './storageFailure.ts';

/** Replaced by tests only. */
export type StoreOptions = {
	readonly newId?: NewId;
	readonly now?: () => Date;
	readonly migrations?: readonly Migration[];
};

type StepRow = { readonly id: number; readonly parent: number | null; readonly next: number | null; readonly label: string };
const stepRowSchema = z.object({ id: z.int(), parent: z.int().nullable(), next: z.int().nullable(), label: z.string() });
const headSchema = z.object({ step: z.int(), recorded: z.int() });
const stepListSchema = z.array(z.object({ id: z.int(), parent: z.int(), edit: z.string(), label: z.string(), madeAt: z.string() }));

/** Quiet time after which records are brought up to date and the log is folded into the file, so that a copy made by other means is whole. */
const idleMs = 1_500;

/** Steps after which records are brought up to date even while somebody works on: what opening after a crash has to apply. */
const mostBehind = 100;

/**
 * One project file: the film as it is now, and every step that led here. The only writer: a second one, in this process or another, is refused.
 * Every method that changes something has written it durably when it returns, or has thrown and changed nothing.
 */
export class ProjectStore {
	readonly path: string;
	#file: ProjectFile;
	#statements: Statements;
	#project: Project;
	#head: number;
	#text: RecordText;
	#diffs: DiffStore;
	#newId: NewId;
	#now: () => Date;
	#changeCount = 0;
	/** Ids whose rows in the record table are not as the film has them. */
	#behind = new Set<string>();
	#stepsBehind = 0;
	#idle: NodeJS.Timeout | undefined;

	/** Makes a new project file. Throws `project-exists`, `cannot-write`, `disk-full`. */
	static create(given: string, film: NewProject, options: StoreOptions = {}): ProjectStore {
		const path = resolve(given);
		if (existsSync(path)) {
			throw new CallFailed({ kind: 'project-exists', path });
		}
		const partial = `${path}.partial`;
		try {
			if (!existsSync(dirname(path))) {
				throw new CallFailed({ kind: 'cannot-write', path, problem: 'the folder is not there' });
			}
			rmSync(partial, { force: true });
			writeFirst(partial, film, options);
			settled(partial, path);
		} catch (error) {
			rmSync(partial, { force: true });
			throw storageFailure(error, path, () => null);
		}
		return ProjectStore.open(path, options);
	}

	/**
	 * Opens a project file; one that cannot be written opens with `isReadOnly`. An older version is backed up and brought up to date. Throws
	 * `project-missing`, `not-a-project`, `project-newer`, `project-in-use`, `project-damaged` (naming the newest backup).
	 */
	static open(given: string, options: StoreOptions = {}): ProjectStore {
		const path = resolve(given);
		try {
			return new ProjectStore(path, openProjectFile(path, versionAfter(options.migrations ?? migrations)), options);
		} catch (error) {
			throw storageFailure(error, path, () => newestBackup(path));
		}
	}

	private constructor(path: string, file: ProjectFile, options: StoreOptions) {
		this.path = path;
		this.#file = file;
		this.#newId = options.newId ?? randomId;
		this.#now = options.now ?? (() => new Date());
		this.#text = new RecordText();
		try {
			this.#bringUpToDate(options.migrations ?? migrations);
			this.#statements = preparedStatements(file.db);
			this.#diffs = new DiffStore(step => (this.#statements.get('readDiff', step) as { diff: string } | undefined)?.diff);
			const { step, recorded } = headSchema.parse(this.#statements.get('readHead'));
			this.#head = step;
			this.#project = this.#readProject();
			if (recorded !== step) {
				const { diff } = this.#way(recorded, step);
				this.#project = applied(this.#project, diff);
				this.#fallBehind(diff);
			}
		} catch (error) {
			file.close();
			throw error;
		}
	}

	/** The film as it is now. Never changed in place. */
	get project(): Project {
		return this.#project;
	}

	/** True for a file that cannot be written: it can be looked at, exported and copied, not edited. */
	get isReadOnly(): boolean {
		return this.#file.isReadOnly;
	}

	/** Where history stands, with the labels of what undo and redo would do. */
	get position(): HistoryPosition {
		const step = this.#step(this.#head);
		return {
			head: this.#head,
			undo: step.parent === null ? null : step.label,
			redo: step.next === null ? null : this.#step(step.next).label,
		};
	}

	/** Grows with every change of the document while it is open. */
	get changeCount(): number {
		return this.#changeCount;
	}

	/**
	 * Carries out an edit and stores it. An edit that changes nothing leaves no step. With `head`, refused (`project-moved-on`) unless history
	 * stands there. Throws `edit-refused`, `invalid-request`, `project-read-only`, `disk-full`.
	 */
	edit(name: string, rawArgs: unknown, head?: number): Change {
		this.#refuseReadOnly();
		if (head !== undefined && head !== this.#head) {
			throw new CallFailed({ kind: 'project-moved-on', head: this.#head });
		}
		const { project, label, args } = performEdit(this.#project, name, rawArgs, this.#newId);
		const diff = diffBetween(this.#project, project);
		if (!isEmptyDiff(diff)) {
			const step = this.#write(() => {
				const { lastInsertRowid } = this.#statements.run('addStep', this.#head, name, JSON.stringify(args), label, this.#text.ofDiff(diff), this.#now().toISOString());
				this.#statements.run('setRedo', this.#head, lastInsertRowid);
				this.#statements.run('setHead', lastInsertRowid);
				return lastInsertRowid;
			});
			this.#diffs.remember(step, diff);
			this.#stand(project, step, diff);
		}
		return { cause: 'edit', label, diff, position: this.position };
	}

	/** Takes the last step back. Throws `edit-refused` at the beginning. */
	undo(): Change {
		const step = this.#step(this.#head);
		if (step.parent === null) {
			return refuseEdit('There is nothing to undo.');
		}
		return this.#travel('undo', step.label, step.parent);
	}

	/** Repeats the step that was last taken back here. Throws `edit-refused` when there is none. */
	redo(): Change {
		const { next } = this.#step(this.#head);
		if (next === null) {
			return refuseEdit('There is nothing to redo.');
		}
		return this.#travel('redo', this.#step(next).label, next);
	}

	/** Goes to any step ever made, on any branch; 0 is the beginning. Loses nothing. */
	goTo(step: number): Change {
		const row = this.#statements.get('readStep', step) === undefined
			? refuseEdit(`There is no step ${step} in this project's history.`)
			: this.#step(step);
		return this.#travel('go-to', row.label, step);
	}

	/** Steps of the history, newest first, `before` a step. */
	steps(options: { readonly before?: number; readonly limit: number }): HistoryStep[] {
		const rows = stepListSchema.parse(this.#statements.all('listSteps', options.before ?? Number.MAX_SAFE_INTEGER, options.limit));
		const oldest = rows.at(-1)?.id ?? 0;
		const way = new Set((this.#statements.all('readWay', this.#head, oldest) as { id: number }[]).map(row => row.id));
		return rows.map(row => ({ ...row, isApplied: way.has(row.id) }));
	}

	/** Writes a whole copy of the project, with its history and its generated media, under another name. Throws `project-exists`, `cannot-write`, `disk-full`. */
	async saveCopy(given: string): Promise<void> {
		const path = resolve(given);
		if (existsSync(path)) {
			throw new CallFailed({ kind: 'project-exists', path });
		}
		try {
			copyMedia(this.path, path);
			writeCopy(this.#file.db, path);
		} catch (error) {
			throw storageFailure(error, path, () => null);
		}
	}

	/** Writes a copy of the project alone to a place in its backup folder, which is made when it is missing. */
	writeBackup(path: string): void {
		try {
			mkdirSync(dirname(path), { recursive: true });
			writeCopy(this.#file.db, path);
		} catch (error) {
			throw storageFailure(error, path, () => null);
		}
	}

	/** Stores how a job stands. Jobs are not part of history. */
	saveJob(job: Job): void {
		this.#write(() => this.#statements.run('putJob', job.id, JSON.stringify(job)));
	}

	/** All stored jobs, oldest first. */
	jobs(): Job[] {
		return (this.#statements.all('readJobs') as { json: string }[]).map(row => jobSchema.parse(JSON.parse(row.json)));
	}

	/** Forgets a job. */
	forgetJob(id: string): void {
		this.#write(() => this.#statements.run('removeJob', id));
	}

	/** Brings records up to date, folds the log into the file and closes it. */
	dispose(): void {
		clearTimeout(this.#idle);
		try {
			this.#catchUp();
		} catch {
			// A full disk, most likely. Opening again applies the steps since.
		} finally {
			this.#file.close();
		}
	}

	#refuseReadOnly(): void {
		if (this.isReadOnly) {
			throw new CallFailed({ kind: 'project-read-only', path: this.path });
		}
	}

	#bringUpToDate(list: readonly Migration[]): void {
		if (this.#file.version < versionAfter(list)) {
			if (!this.isReadOnly) {
				this.writeBackup(backupPath(this.path, this.#now()));
			}
			migrate(this.#file.db, this.#file.version, list);
			this.#file.db.pragma('wal_checkpoint(TRUNCATE)');
		}
	}

	#readProject(): Project {
		const project: Record<string, ProjectRecord> = {};
		try {
			for (const { json } of this.#statements.all('readRecords') as { json: string }[]) {
				const record = this.#text.read(json);
				project[record.id] = record;
			}
		} catch (error) {
			const problem = error instanceof z.ZodError ? `a record cannot be read: ${z.prettifyError(error)}` : String(error);
			throw new CallFailed({ kind: 'project-damaged', path: this.path, problem, backup: newestBackup(this.path) });
		}
		return project;
	}

	#step(id: number): StepRow {
		return stepRowSchema.parse(this.#statements.get('readStep', id));
	}

	/** The steps between two: up to where their ways part, then down; and what going that way changes. */
	#way(start: number, goal: number): { readonly up: readonly StepRow[]; readonly down: readonly StepRow[]; readonly diff: Diff } {
		const up: StepRow[] = [];
		const down: StepRow[] = [];
		let from = this.#step(start);
		let to = this.#step(goal);
		while (from.id !== to.id) {
			// A child is always younger than its parent, so the younger of the two is the one to leave.
			if (from.id > to.id) {
				up.push(from);
				from = this.#step(from.parent ?? 0);
			} else {
				down.unshift(to);
				to = this.#step(to.parent ?? 0);
			}
		}
		const diffs = [...up.map(row => reversed(this.#diffs.read(row.id))), ...down.map(row => this.#diffs.read(row.id))];
		const [only, ...others] = diffs;
		return { up, down, diff: only && others.length === 0 ? only : joined(diffs) };
	}

	#travel(cause: Change['cause'], label: string, goal: number): Change {
		this.#refuseReadOnly();
		const { up, down, diff } = this.#way(this.#head, goal);
		this.#write(() => {
			// First the way left, then the way taken: redo follows the latter.
			[...up, ...down].forEach(row => this.#statements.run('setRedo', row.parent, row.id));
			this.#statements.run('setHead', goal);
		});
		this.#stand(applied(this.#project, diff), goal, diff);
		return { cause, label, diff, position: this.position };
	}

	#fallBehind(diff: Diff): void {
		[...diff.added, ...diff.removed].forEach(record => this.#behind.add(record.id));
		diff.changed.forEach(({ to }) => this.#behind.add(to.id));
		this.#stepsBehind++;
	}

	/** Brings the record table to where history stands. */
	#catchUp(): void {
		if (this.#stepsBehind === 0) {
			return;
		}
		this.#file.db.transaction(() => {
			this.#behind.forEach((id) => {
				const record = this.#project[id];
				if (record) {
					this.#statements.run('putRecord', id, record.kind, this.#text.of(record));
				} else {
					this.#statements.run('removeRecord', id);
				}
			});
			this.#statements.run('setRecorded', this.#head);
		}).immediate();
		this.#behind.clear();
		this.#stepsBehind = 0;
	}

	/** One transaction. When it throws, nothing was written. */
	#write<Result>(action: () => Result): Result {
		try {
			return this.#file.db.transaction(action).immediate();
		} catch (error) {
			throw storageFailure(error, this.path, () => newestBackup(this.path));
		} finally {
			this.#settleWhenIdle();
		}
	}

	#stand(project: Project, head: number, diff: Diff): void {
		this.#project = project;
		this.#head = head;
		this.#changeCount++;
		this.#fallBehind(diff);
		if (this.#stepsBehind >= mostBehind) {
			this.#settle();
		}
	}

	/** What can wait: records and the log. A failure (a full disk, most likely) is no loss, since every step is stored; the next edit reports it. */
	#settle(): void {
		try {
			this.#catchUp();
			this.#file.db.pragma('wal_checkpoint(TRUNCATE)');
		} catch {
			this.#settleWhenIdle();
		}
	}

	#settleWhenIdle(): void {
		clearTimeout(this.#idle);
		this.#idle = setTimeout(() => this.#settle(), idleMs);
		this.#idle.unref();
	}
}

/** Writes the file of a new film, in place; the caller gives it its name. */
const writeFirst = (path: string, film: NewProject, options: StoreOptions): void => {
	const db = new Database(path);
	try {
		db.pragma(`application_id = ${applicationId}`);
		db.pragma(`user_version = ${versionAfter(options.migrations ?? migrations)}`);
		const text = new RecordText();
		db.transaction(() => {
			db.exec(schema);
			const statements = preparedStatements(db);
			const records = firstRecords(film, options.newId ?? randomId);
			const madeAt = (options.now?.() ?? new Date()).toISOString();
			db.prepare('INSERT INTO step (id, parent, edit, args, label, diff, made_at) VALUES (0, NULL, ?, ?, ?, ?, ?)')
				.run('newProject', JSON.stringify(film), 'New project', text.ofDiff({ added: [...records], changed: [], removed: [] }), madeAt);
			records.forEach(record => statements.run('putRecord', record.id, record.kind, text.of(record)));
			statements.run('firstHead');
			statements.run('setMeta', 'made-at', madeAt);
		})();
	} finally {
		db.close();
	}
};
