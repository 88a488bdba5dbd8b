import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import type { Readable } from 'node:stream';
import fluentFfmpeg, { type FfmpegCommand } from 'fluent-ffmpeg';
import { CallFailed } from '../../shared/contract/failure.ts';
import { parseProgress, type FfmpegProgress } from './ffmpegProgress.ts';
import { findTools } from './findTools.ts';
import { lostItsEnd, toolFailure } from './toolProblem.ts';

export { inputArguments } from './inputArguments.ts';
export { findTools } from './findTools.ts';
export type { FfmpegProgress } from './ffmpegProgress.ts';

/**
 * The one file that starts ffmpeg and ffprobe. ffmpeg is started through fluent-ffmpeg's process driver (niceness, the ring of stderr lines, waiting for
 * both exit and closed pipes); its argument builder and its progress parser are not used: arguments are pure, tested arrays here, its capability check
 * starts ffmpeg thrice more, and `-progress` is exact where the status line is rounded.
 */
type FluentDriver = {
	_spawnFfmpeg: (
		args: string[],
		options: SpawnOptions & { niceness?: number; captureStdout?: boolean; stdoutLines?: number },
		onProcess: (child: ChildProcess) => void,
		onEnd: (error: Error | null, stdout?: unknown, stderr?: { get: () => string }) => void,
	) => void;
};

export type FfmpegOptions = {
	/** Ends the process; the run then fails with `cancelled`. */
	signal?: AbortSignal | undefined;
	/** About twice a second, and once at the end. */
	onProgress?: ((progress: FfmpegProgress) => void) | undefined;
	/** Written to ffmpeg's `pipe:0`. */
	input?: AsyncIterable<Uint8Array> | Iterable<Uint8Array> | undefined;
	/** What ffmpeg writes to `pipe:1`. ffmpeg waits while the promise is open, so nothing piles up in memory. */
	onOutput?: ((chunk: Buffer) => void | Promise<void>) | undefined;
	/** The run fails with `tool-failed` after this long. Default: no limit. */
	timeoutMs?: number | undefined;
	/** 0…19; background work leaves the processor to playback. Default 0. Ignored on Windows. */
	niceness?: number | undefined;
	/** The file being made, named when the disk is full or read-only. Default: the last argument when that is a path. */
	outputPath?: string | undefined;
	/** The folder it is started in. Default: that of this process. */
	cwd?: string | undefined;
	/** Default 'error'. 'info' for filters that print what they measure. */
	logLevel?: 'error' | 'warning' | 'info' | undefined;
};

/** What ffmpeg wrote to stderr in a run that succeeded: its last 100 lines. */
export type FfmpegResult = { lines: string[] };

const graceMs = 1500;
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach(child => child.kill('SIGKILL')));

/** Asks a child to stop, and makes it stop when it does not. */
const stop = (child: ChildProcess) => {
	child.kill('SIGTERM');
	setTimeout(() => child.exitCode === null && child.signalCode === null && child.kill('SIGKILL'), graceMs).unref();
};

/** Stops `child` when `signal` aborts or the time is up; tells which of them it was. */
const guard = (child: ChildProcess, signal: AbortSignal | undefined, timeoutMs: number | undefined) => {
	let isTimedOut = false;
	const abort = () => stop(child);
	const timer = timeoutMs === undefined ? undefined : setTimeout(() => {
		isTimedOut = true;
		stop(child);
	}, timeoutMs);
	signal?.addEventListener('abort', abort, { once: true });
	running.add(child);
	if (signal?.aborted) {
		abort();
	}
	return {
		isTimedOut: () => isTimedOut,
		release: () => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', abort);
			running.delete(child);
		},
	};
};

const throwIfCancelled = (signal: AbortSignal | undefined) => {
	if (signal?.aborted) {
		throw new CallFailed({ kind: 'cancelled' });
	}
};

const readProgress = async (stream: Readable, onProgress: (progress: FfmpegProgress) => void) => {
	let pending = '';
	for await (const chunk of stream) {
		const parsed = parseProgress(pending, String(chunk));
		pending = parsed.pending;
		parsed.reports.forEach(onProgress);
	}
};

const feed = async (child: ChildProcess, input: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => {
	const stdin = child.stdin;
	if (!stdin) {
		return;
	}
	// ffmpeg may close its end early (it has what it wants, or it died: then its exit code says so).
	let isClosed = false;
	stdin.on('error', () => isClosed = true);
	stdin.on('close', () => isClosed = true);
	for await (const chunk of input) {
		if (isClosed) {
			return;
		}
		if (!stdin.write(chunk)) {
			await new Promise<void>((resolve) => {
				const done = () => {
					stdin.off('drain', done).off('close', done).off('error', done);
					resolve();
				};
				stdin.on('drain', done).on('close', done).on('error', done);
			});
		}
	}
	stdin.end();
};

const lastPath = (args: readonly string[]): string | null => {
	const last = args.at(-1);
	return last === undefined || last === '-' || last.startsWith('pipe:') ? null : last.replace(/^file:/, '');
};

/**
 * Runs ffmpeg to its end. `args` are everything after the global options (`-hide_banner -nostdin -loglevel -progress` are put in front); open users' files with
 * `inputArguments`. Fails with `tool-missing`, `cancelled`, `disk-full`, `cannot-write` or `tool-failed`; what `input` or `onOutput` throw stops ffmpeg and is passed on.
 */
export const runFfmpeg = async (args: readonly string[], options: FfmpegOptions = {}): Promise<FfmpegResult> => {
	throwIfCancelled(options.signal);
	const tools = await findTools();
	throwIfCancelled(options.signal);
	// Progress has stdout to itself unless the media comes that way; then it gets a pipe of its own.
	const progressPipe = options.onOutput ? 3 : 1;
	const whole = [
		'-hide_banner', ...options.input ? [] : ['-nostdin'], '-loglevel', options.logLevel ?? 'error', '-nostats',
		...options.onProgress ? ['-progress', `pipe:${progressPipe}`] : [], ...args,
	];
	const command: FfmpegCommand = fluentFfmpeg({ stdoutLines: 100 }).setFfmpegPath(tools.ffmpeg.path);
	// The process driver is no part of fluent-ffmpeg's types; version 2.1.3 is its last and will not change.
	const driver = command as unknown as FluentDriver;

	const outcome = await new Promise<{ error: Error | null; lines: string[]; isTimedOut: boolean; consumerError: unknown }>((resolve) => {
		let watch: ReturnType<typeof guard> | undefined;
		let consumerError: unknown;
		let work: Promise<unknown> = Promise.resolve();
		driver._spawnFfmpeg(whole, {
			niceness: options.niceness ?? 0, stdoutLines: 100, windowsHide: true, ...options.cwd === undefined ? {} : { cwd: options.cwd },
			stdio: [options.input ? 'pipe' : 'ignore', 'pipe', 'pipe', ...options.onOutput ? ['pipe' as const] : []],
		}, (child) => {
			watch = guard(child, options.signal, options.timeoutMs);
			const failed = (error: unknown) => {
				consumerError ??= error;
				stop(child);
				// A stopped child still flushes into its pipes; nobody reads them any more.
				child.stdout?.resume();
			};
			const progress = child.stdio[progressPipe] as Readable | null | undefined;
			const { onOutput, onProgress, input } = options;
			const stdout = child.stdout;
			work = Promise.all([
				onProgress && progress ? readProgress(progress, onProgress).catch(failed) : progress?.resume(),
				onOutput && stdout ? (async () => {
					for await (const chunk of stdout) {
						await onOutput(chunk as Buffer);
					}
				})().catch(failed) : undefined,
				input ? feed(child, input).catch(failed) : undefined,
			]);
		}, (error, _stdout, stderr) => {
			void work.then(() => {
				watch?.release();
				resolve({ error, lines: stderr?.get().split('\n') ?? [], isTimedOut: watch?.isTimedOut() ?? false, consumerError });
			});
		});
	});

	throwIfCancelled(options.signal);
	if (outcome.consumerError !== undefined) {
		throw outcome.consumerError;
	}
	if (outcome.isTimedOut) {
		throw new CallFailed({ kind: 'tool-failed', tool: 'ffmpeg', problem: `it took longer than ${Math.round((options.timeoutMs ?? 0) / 1000)} s` });
	}
	if (outcome.error || lostItsEnd(outcome.lines)) {
		throw new CallFailed(toolFailure('ffmpeg', outcome.lines, outcome.error?.message ?? 'it could not write the end', options.outputPath ?? lastPath(args)));
	}
	return { lines: outcome.lines };
};

/**
 * Runs ffprobe and answers what it printed. Fails with `tool-missing`, `cancelled` or `tool-failed` (its last useful line). More than `maximumBytes` of
 * output (default 64 MB) or more than `timeoutMs` (default 20 s) count as failures: no honest file needs them.
 */
export const runFfprobe = async (args: readonly string[], options: { signal?: AbortSignal | undefined; timeoutMs?: number; maximumBytes?: number } = {}): Promise<{ output: string; lines: string[] }> => {
	throwIfCancelled(options.signal);
	const tools = await findTools();
	throwIfCancelled(options.signal);
	const { timeoutMs = 20_000, maximumBytes = 64e6 } = options;
	const child = spawn(tools.ffprobe.path, ['-hide_banner', '-loglevel', 'error', ...args], { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
	const watch = guard(child, options.signal, timeoutMs);
	let size = 0;
	const chunks: Buffer[] = [];
	let errors = '';
	child.stdout.on('data', (chunk: Buffer) => {
		size += chunk.length;
		if (size > maximumBytes) {
			child.kill('SIGKILL');
			return;
		}
		chunks.push(chunk);
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => errors = (errors + text).slice(-20_000));
	const exit = await new Promise<string | null>((resolve) => {
		child.on('error', error => resolve(error.message));
		child.on('close', (code, killedBy) => resolve(code === 0 ? null : `it ended with ${killedBy ?? `code ${code}`}`));
	});
	watch.release();
	throwIfCancelled(options.signal);
	const lines = errors.split('\n').filter(line => line.length > 0);
	if (watch.isTimedOut() || size > maximumBytes) {
		const problem = watch.isTimedOut() ? `it took longer than ${Math.round(timeoutMs / 1000)} s` : 'it found more than any real file holds';
		throw new CallFailed({ kind: 'tool-failed', tool: 'ffprobe', problem });
	}
	if (exit !== null) {
		throw new CallFailed(toolFailure('ffprobe', lines, exit, null));
	}
	return { output: Buffer.concat(chunks).toString('utf8'), lines };
};
