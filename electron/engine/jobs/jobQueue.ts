import { randomUUID } from 'node:crypto';
import { CallFailed, toFailure } from '../../shared/contract/failure.ts';
import type { Job } from '../../shared/jobs/job.ts';

/** What long work is given: when to stop, and how to say how far it is. */
export type JobContext = {
	signal: AbortSignal;
	/** `progress` 0…1 or null while unknown; `stage` in words ("step 12 of 25"). Time left is estimated from progress unless given. */
	report: (progress: number | null, stage: string, secondsLeft?: number | null) => void;
};

/** Does one kind of job. Must be repeatable: a retry starts it again with the same request. */
export type JobRunner = (request: Record<string, unknown>, context: JobContext, job: Job) => Promise<void>;

export type NewJob = Pick<Job, 'type' | 'title' | 'request'> & Partial<Pick<Job, 'assetId' | 'path'>>;

/** Where jobs are kept between starts: the project file. */
export type JobStore = { saveJob: (job: Job) => void; jobs: () => Job[]; forgetJob: (id: string) => void };

/** Work of one lane runs one at a time: two models would fight over memory, two encoders over the cores. */
const laneOf: Record<Job['type'], string> = {
	import: 'media', proxy: 'proxies', generate: 'models', soundtrack: 'models', judge: 'models', export: 'export',
};

const hasEnded = (job: Job): boolean => job.state !== 'waiting' && job.state !== 'running';

/**
 * The queue of long work. Persistent: what was running when the engine died is found as `interrupted` at the next start, and
 * what was waiting is started. Announces every change, at most ten times a second for progress.
 */
export class JobQueue {
	#jobs = new Map<string, Job>();
	#controllers = new Map<string, AbortController>();
	#busy = new Map<string, string>();
	#runners = new Map<Job['type'], JobRunner>();
	#waiters = new Map<string, Set<(job: Job) => void>>();
	#announced = new Map<string, number>();
	#store: JobStore;
	#emit: (job: Job) => void;
	#isDisposed = false;

	constructor(options: { store: JobStore; emit: (job: Job) => void }) {
		this.#store = options.store;
		this.#emit = options.emit;
		for (const job of options.store.jobs()) {
			this.#jobs.set(job.id, job);
		}
	}

	/** Says how a type of job is done. Call for every type before `resume`. */
	register(type: Job['type'], runner: JobRunner): void {
		this.#runners.set(type, runner);
	}

	/** After a start: marks what the last engine left running as interrupted, and goes on with what was waiting. */
	resume(): void {
		for (const job of this.#jobs.values()) {
			if (job.state === 'running') {
				this.#change(job.id, { state: 'interrupted', failure: { kind: 'interrupted' }, secondsLeft: null, endedAt: new Date().toISOString() });
			}
		}
		this.#startNext();
	}

	start(request: NewJob): Job {
		const job: Job = {
			assetId: null, path: null, ...request,
			id: `job-${randomUUID().slice(0, 13)}`,
			state: 'waiting', progress: null, stage: 'waiting', secondsLeft: null, failure: null,
			createdAt: new Date().toISOString(), endedAt: null,
		};
		this.#jobs.set(job.id, job);
		this.#store.saveJob(job);
		this.#emit(job);
		// A microtask later, so that whoever starts a job has its id before the first event of its work.
		queueMicrotask(() => this.#startNext());
		return job;
	}

	list(): Job[] {
		return [...this.#jobs.values()].toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
	}

	/** Stops a running job, or takes a waiting one out. Ended jobs stay as they are. */
	cancel(id: string): void {
		const job = this.#jobs.get(id);
		if (!job || hasEnded(job)) {
			return;
		}
		if (job.state === 'waiting') {
			this.#end(id, { state: 'cancelled', failure: { kind: 'cancelled' } });
			return;
		}
		this.#controllers.get(id)?.abort();
	}

	/** Starts the same request again as a new job. */
	retry(id: string): Job {
		const job = this.#jobs.get(id);
		if (!job) {
			throw new CallFailed({ kind: 'invalid-request', problem: `There is no job ${id}.` });
		}
		if (!hasEnded(job)) {
			return job;
		}
		this.#forget(id);
		return this.start({ type: job.type, title: job.title, request: job.request, assetId: job.assetId, path: job.path });
	}

	/** Forgets the jobs that have ended. */
	clear(): void {
		this.list().filter(hasEnded).forEach(job => this.#forget(job.id));
	}

	/** The job once it has ended. */
	wait(id: string, signal?: AbortSignal): Promise<Job> {
		const job = this.#jobs.get(id);
		if (!job) {
			return Promise.reject(new CallFailed({ kind: 'invalid-request', problem: `There is no job ${id}.` }));
		}
		if (hasEnded(job)) {
			return Promise.resolve(job);
		}
		return new Promise((resolve, reject) => {
			const waiters = this.#waiters.get(id) ?? new Set();
			this.#waiters.set(id, waiters.add(resolve));
			signal?.addEventListener('abort', () => {
				waiters.delete(resolve);
				reject(new CallFailed({ kind: 'cancelled' }));
			}, { once: true });
		});
	}

	/** Stops everything; running jobs stay `running` in the store, so that the next start calls them interrupted. */
	async dispose(): Promise<void> {
		this.#isDisposed = true;
		const ends = [...this.#controllers.keys()].map(id => this.wait(id).catch(() => undefined));
		this.#controllers.forEach(controller => controller.abort());
		await Promise.all(ends);
	}

	#forget(id: string): void {
		this.#jobs.delete(id);
		this.#store.forgetJob(id);
	}

	#startNext(): void {
		if (this.#isDisposed) {
			return;
		}
		for (const job of this.list()) {
			const lane = laneOf[job.type];
			if (job.state === 'waiting' && !this.#busy.has(lane)) {
				this.#busy.set(lane, job.id);
				void this.#run(job, lane);
			}
		}
	}

	async #run(job: Job, lane: string): Promise<void> {
		const controller = new AbortController();
		this.#controllers.set(job.id, controller);
		const startedAt = performance.now();
		this.#change(job.id, { state: 'running', stage: 'starting' });
		try {
			const runner = this.#runners.get(job.type);
			if (!runner) {
				throw new Error(`Nobody does jobs of type ${job.type}.`);
			}
			await runner(job.request, {
				signal: controller.signal,
				report: (progress, stage, secondsLeft) => this.#report(job.id, startedAt, progress, stage, secondsLeft),
			}, job);
			controller.signal.throwIfAborted();
			this.#end(job.id, { state: 'done', progress: 1, stage: 'done' });
		} catch (error) {
			const failure = controller.signal.aborted ? { kind: 'cancelled' as const } : toFailure(error);
			this.#end(job.id, { state: failure.kind === 'cancelled' ? 'cancelled' : 'failed', failure });
		} finally {
			this.#controllers.delete(job.id);
			this.#busy.delete(lane);
			this.#startNext();
		}
	}

	#report(id: string, startedAt: number, progress: number | null, stage: string, secondsLeft?: number | null): void {
		const job = this.#jobs.get(id);
		if (!job || hasEnded(job)) {
			return;
		}
		const elapsed = (performance.now() - startedAt) / 1000;
		const estimated = progress && progress > 0.02 && elapsed > 1 ? elapsed * (1 - progress) / progress : null;
		const next: Job = { ...job, progress, stage, secondsLeft: secondsLeft ?? estimated };
		this.#jobs.set(id, next);
		const now = performance.now();
		if (now - (this.#announced.get(id) ?? 0) > 100) {
			this.#announced.set(id, now);
			this.#emit(next);
		}
	}

	#change(id: string, change: Partial<Job>): void {
		const job = this.#jobs.get(id);
		if (!job) {
			return;
		}
		const next = { ...job, ...change };
		this.#jobs.set(id, next);
		this.#store.saveJob(next);
		this.#emit(next);
	}

	#end(id: string, change: Partial<Job>): void {
		if (this.#isDisposed) {
			const job = this.#jobs.get(id);
			this.#waiters.get(id)?.forEach(resolve => job && resolve(job));
			return;
		}
		this.#change(id, { secondsLeft: null, endedAt: new Date().toISOString(), ...change });
		this.#announced.delete(id);
		const job = this.#jobs.get(id);
		const waiters = this.#waiters.get(id);
		this.#waiters.delete(id);
		if (job) {
			waiters?.forEach(resolve => resolve(job));
		}
	}
}
