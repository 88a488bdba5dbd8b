import { resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import { startEngine } from '../engine/startEngine.ts';
import type { EngineContract, Snapshot } from '../shared/contract/contract.ts';
import { CallFailed } from '../shared/contract/failure.ts';
import type { Client } from '../shared/contract/rpc.ts';
import type { Job } from '../shared/jobs/job.ts';
import { sequencesOf, tracksOf } from '../shared/timeline/queries.ts';
import type { Asset, Project, Sequence } from '../shared/timeline/records.ts';

export type Output = {
	/** For people; silent with `--json`. */
	say: (line: string) => void;
	/** The result: as JSON with `--json`, else as `human` says. */
	result: (value: unknown, human: () => string) => void;
	isJson: boolean;
};

export const createOutput = (isJson: boolean): Output => ({
	isJson,
	say: line => void (isJson || console.log(line)),
	result: (value, human) => console.log(isJson ? JSON.stringify(value, null, '\t') : human()),
});

/** One command's engine with a film open in it. */
export type Session = { client: Client<EngineContract>; film: Snapshot; project: () => Promise<Project>; output: Output; signal: AbortSignal };

/** The film's first sequence: the one the command line works on. */
export const firstSequence = (project: Project): Sequence => {
	const [sequence] = sequencesOf(project);
	if (!sequence) {
		throw new CallFailed({ kind: 'invalid-request', problem: 'The film has no sequence.' });
	}
	return sequence;
};

/** Arguments that put an asset, picture and sound, onto the lowest video track and the first audio tracks. */
export const placing = (project: Project, asset: Asset): { assetId: string; trackId: string; withSound: string[] } => {
	const { id } = firstSequence(project);
	const sound = tracksOf(project, id, 'audio').map(track => track.id);
	const [picture] = tracksOf(project, id, 'video');
	const [first = '', ...others] = asset.mediaType === 'audio' ? sound : [picture?.id ?? '', ...sound];
	return { assetId: asset.id, trackId: first, withSound: others };
};

/** Starts an engine, opens (or with `make` first makes) the film, does the work, closes all of it. Ctrl+C cancels the work and closes cleanly. */
export const withFilm = async (
	path: string, output: Output, work: (session: Session) => Promise<void>,
	open: (client: Client<EngineContract>) => Promise<Snapshot> = client => client.call('project.open', { path: resolve(path) }),
): Promise<void> => {
	const engine = await startEngine({ grantedFolders: null });
	const controller = new AbortController();
	const interrupt = () => controller.abort();
	process.once('SIGINT', interrupt);
	try {
		const client = engine.client();
		const film = await open(client);
		const project = async () => Object.fromEntries((await client.call('project.current', {}))?.records.map(record => [record.id, record]) ?? []) as Project;
		await work({ client, film, project, output, signal: controller.signal });
	} finally {
		process.off('SIGINT', interrupt);
		await engine.dispose();
	}
};

/** Shows a job's progress (where there is a terminal to draw on) until it has ended. Throws its failure. */
export const followJob = async ({ client, output, signal }: Session, jobId: string): Promise<Job> => {
	const bar = output.isJson ? null : new SingleBar({
		format: '{title} [{bar}] {percentage}% {stage}', barCompleteChar: '█', barIncompleteChar: '░', barsize: 24, hideCursor: true, clearOnComplete: false,
	});
	let isStarted = false;
	const show = (job: Job) => {
		if (job.id !== jobId || !bar) {
			return;
		}
		const payload = { title: job.title, stage: job.stage };
		if (isStarted) {
			bar.update(Math.round((job.progress ?? 0) * 100), payload);
		} else {
			isStarted = true;
			bar.start(100, Math.round((job.progress ?? 0) * 100), payload);
		}
	};
	const stop = client.on('job.changed', show);
	const cancel = () => void client.call('jobs.cancel', { jobId });
	signal.addEventListener('abort', cancel, { once: true });
	if (signal.aborted) {
		cancel();
	}
	try {
		const job = await client.call('jobs.wait', { jobId });
		show(job);
		if (job.failure) {
			throw new CallFailed(job.failure);
		}
		return job;
	} finally {
		stop();
		signal.removeEventListener('abort', cancel);
		bar?.stop();
	}
};
