import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { CallFailed } from '../../shared/contract/failure.ts';
import { exportSettingsSchema, type ExportSettings } from '../../shared/export/settings.ts';
import { stemSchema, type Stem } from '../../shared/generation/tasks.ts';
import { time } from '../../shared/time/time.ts';
import { sequenceDuration } from '../../shared/timeline/queries.ts';
import type { Project, Sequence } from '../../shared/timeline/records.ts';
import { parseFrameRate, parseSize, parseTime } from '../parseValue.ts';
import { createOutput, followJob, firstSequence, withFilm } from '../session.ts';
import { personNamed } from './castCommands.ts';
import { pictureNamed } from './pictureCommands.ts';
import { sampling, withSampling, type SamplingOptions } from './samplingOptions.ts';

const trackNamed = (project: Project, name: string): string => {
	const track = Object.values(project).find(record => record.kind === 'track' && (record.id === name || record.name === name));
	if (!track) {
		throw new CallFailed({ kind: 'invalid-request', problem: `There is no track “${name}”. See the tracks with “reelwright tracks”.` });
	}
	return track.id;
};

const rangeOf = (options: { from?: string; to?: string }, project: Project, sequence: Sequence): { start: number; end: number } => ({
	start: options.from === undefined ? time(0) : parseTime(options.from, sequence.frameRate),
	end: options.to === undefined ? sequenceDuration(project, sequence.id) : parseTime(options.to, sequence.frameRate),
});

/** `film.webm` → webm; anything else mp4. */
const formatOf = (path: string): ExportSettings['format'] => {
	const ending = exportSettingsSchema.shape.format.safeParse(path.split('.').at(-1)?.toLowerCase());
	return ending.success ? ending.data : 'mp4';
};

type SoundOptions = { stem?: string; level: string; quality?: string };

const soundWishes = ({ stem, level, quality }: SoundOptions): { stem: Stem | null; volume: number; quality: number | null } => {
	const parsed = stemSchema.nullable().safeParse(stem ?? null);
	if (!parsed.success) {
		throw new CallFailed({ kind: 'invalid-request', problem: `There is no stem “${stem}”. Choose effects, ambience or music.` });
	}
	return { stem: parsed.data, volume: Number(level), quality: quality === undefined ? null : Number(quality) };
};

/** generate, soundtrack, sound, export: the long work. */
export const addMakeCommands = (program: Command): void => {
	withSampling(program.command('generate').description('make a clip from words or a picture, in a track').argument('<film.reel>').argument('[prompt]', 'not needed with a picture', ''))
		.option('--seconds <length>', 'length of the clip', '2').option('--at <time>', 'where on the timeline (default: the end)')
		.option('--track <name>', 'into this track (default: a free one)').option('--size <shape>', 'shape of the picture: 16:9, 9:16, 1:1 (default: nearest to the film)')
		.option('--from-image <name>', 'start from this picture: media of the film, or a file').option('--to-image <name>', 'end at this picture').option('--with <name>', 'show this person of the cast').option('--draft', 'rougher, several times faster')
		.action(async (path: string, prompt: string, options: SamplingOptions & { seconds: string; at?: string; track?: string; size?: string; fromImage?: string; toImage?: string; with?: string; draft?: boolean }, command: Command) => {
			await withFilm(path, createOutput(command.optsWithGlobals()['json'] === true), async (session) => {
				const project = await session.project();
				const sequence = firstSequence(project);
				const known = async (name: string | undefined) => name === undefined ? null : { type: 'asset', assetId: await pictureNamed(session, name) } as const;
				const [first, last] = [await known(options.fromImage), await known(options.toImage)];
				const made = await session.client.call('generation.clip', {
					prompt, first, last, castId: options.with === undefined ? null : personNamed(project, options.with).id, isDraft: options.draft === true, sequenceId: sequence.id, size: options.size ?? null, ...sampling(options), duration: parseTime(options.seconds, sequence.frameRate),
					placement: {
						trackId: options.track === undefined ? null : trackNamed(project, options.track),
						start: options.at === undefined ? sequenceDuration(project, sequence.id) : parseTime(options.at, sequence.frameRate),
					},
				});
				await followJob(session, made.jobId);
				session.output.result(made, () => `Made clip ${made.clipId}`);
			});
		});

	withSampling(program.command('soundtrack').description('make sound in sync with the picture, on an audio track').argument('<film.reel>'))
		.option('--from <time>', 'beginning of the range').option('--to <time>', 'end of the range').option('--clip <id>', 'for this clip alone')
		.option('--prompt <words>', 'what it should sound like', '').option('--track <name>', 'onto this track')
		.option('--stem <stem>', 'effects, ambience or music alone').option('--level <dB>', 'volume of the clip', '0').option('--quality <1-10>', 'how well recorded it should sound').option('--words-only', 'from the words, without looking')
		.action(async (path: string, options: SamplingOptions & SoundOptions & { from?: string; to?: string; clip?: string; prompt: string; track?: string; wordsOnly?: boolean }, command: Command) => {
			await withFilm(path, createOutput(command.optsWithGlobals()['json'] === true), async (session) => {
				const project = await session.project();
				const sequence = firstSequence(project);
				const made = await session.client.call('generation.soundtrack', {
					prompt: options.prompt, looks: options.wordsOnly !== true, ...soundWishes(options), ...sampling(options), trackId: options.track === undefined ? null : trackNamed(project, options.track),
					target: options.clip === undefined ? { type: 'range', sequenceId: sequence.id, ...rangeOf(options, project, sequence) } : { type: 'clip', clipId: options.clip },
				});
				await followJob(session, made.jobId);
				session.output.result(made, () => `Made clip ${made.clipId}`);
			});
		});

	withSampling(program.command('sound').description('make a sound from words, on an audio track').argument('<film.reel>').argument('<words>'))
		.option('--seconds <length>', 'length of the sound', '4').option('--at <time>', 'where on the timeline (default: the beginning)').option('--track <name>', 'onto this track')
		.option('--stem <stem>', 'effects, ambience or music').option('--level <dB>', 'volume of the clip', '0').option('--quality <1-10>', 'how well recorded it should sound')
		.action(async (path: string, prompt: string, options: SamplingOptions & SoundOptions & { seconds: string; at?: string; track?: string }, command: Command) => {
			await withFilm(path, createOutput(command.optsWithGlobals()['json'] === true), async (session) => {
				const project = await session.project();
				const sequence = firstSequence(project);
				const made = await session.client.call('generation.sound', {
					prompt, sequenceId: sequence.id, ...soundWishes(options), ...sampling(options), duration: parseTime(options.seconds, sequence.frameRate),
					placement: { trackId: options.track === undefined ? null : trackNamed(project, options.track), start: options.at === undefined ? time(0) : parseTime(options.at, sequence.frameRate) },
				});
				await followJob(session, made.jobId);
				session.output.result(made, () => `Made clip ${made.clipId}`);
			});
		});

	program.command('export').description('write the film').argument('<film.reel>').argument('<out>')
		.option('--format <format>', 'mp4, webm or wav (default: by the ending)').option('--size <WxH>').option('--fps <rate>')
		.option('--from <time>').option('--to <time>').option('--quality <quality>', 'draft, good or best', 'good').option('--overwrite', 'replace a file of that name')
		.option('--captions <how>', 'burn-in, srt, vtt (beside the film) or none', 'burn-in')
		.option('--loudness <LUFS>', 'bring the sound to this loudness: -14, -16, -23 …').option('--ceiling <dBTP>', 'no true peak above, with --loudness', '-1')
		.action(async (path: string, out: string, options: { loudness?: string; ceiling: string; format?: string; size?: string; fps?: string; from?: string; to?: string; quality: string; overwrite?: boolean; captions: string }, command: Command) => {
			await withFilm(path, createOutput(command.optsWithGlobals()['json'] === true), async (session) => {
				const project = await session.project();
				const sequence = firstSequence(project);
				const hasRange = options.from !== undefined || options.to !== undefined;
				// Checked by the contract's schema, which names the field that is wrong.
				const settings = {
					format: options.format ?? formatOf(out), quality: options.quality, captions: options.captions,
					loudness: options.loudness === undefined ? null : { target: Number(options.loudness), ceiling: Number(options.ceiling) },
					...options.size === undefined ? { width: null, height: null } : parseSize(options.size),
					frameRate: options.fps === undefined ? null : parseFrameRate(options.fps),
					range: hasRange ? rangeOf(options, project, sequence) : null,
				} as z.input<typeof exportSettingsSchema>;
				(await session.client.call('export.check', { sequenceId: sequence.id })).warnings.forEach(warning => console.error(warning));
				const { jobId } = await session.client.call('export.start', { sequenceId: sequence.id, path: resolve(out), settings, overwrite: options.overwrite === true });
				const job = await followJob(session, jobId);
				session.output.result(job, () => `Wrote ${job.path}`);
			});
		});
};
