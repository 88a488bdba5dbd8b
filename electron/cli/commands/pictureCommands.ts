import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CallFailed } from '../../shared/contract/failure.ts';
import { flicksPerSecond, time, type Time } from '../../shared/time/time.ts';
import { clipEnd, gapAt, neighbours, recordOf, tracksOf } from '../../shared/timeline/queries.ts';
import type { Clip, Project, Track } from '../../shared/timeline/records.ts';
import { parseTime } from '../parseValue.ts';
import { createOutput, firstSequence, followJob, withFilm, type Session } from '../session.ts';
import { sampling, withSampling, type SamplingOptions } from './samplingOptions.ts';

const refuse = (problem: string): never => {
	throw new CallFailed({ kind: 'invalid-request', problem });
};

const clipNamed = (project: Project, name: string): Clip =>
	Object.values(project).find(record => record.kind === 'clip' && record.id === name) as Clip | undefined
	?? Object.values(project).find(record => record.kind === 'clip' && record.name === name && recordOf(project, 'track', record.trackId)?.type === 'video') as Clip | undefined
	?? refuse(`There is no clip “${name}”. See the clips with “reelwright tracks”.`);

/** An asset by id or name, or a file, which is brought in first. */
export const pictureNamed = async ({ client, project }: Session, name: string): Promise<string> => {
	const known = Object.values(await project()).find(record => record.kind === 'asset' && (record.id === name || record.name === name));
	if (known) {
		return known.id;
	}
	if (!existsSync(name)) {
		return refuse(`There is no media and no file “${name}”.`);
	}
	const { assets: [asset], refused: [refused] } = await client.call('media.import', { paths: [resolve(name)] });
	if (refused) {
		throw new CallFailed(refused.failure);
	}
	return asset?.id ?? refuse(`“${name}” could not be brought in.`);
};

const videoTrack = (project: Project, sequenceId: string, name: string | undefined, at: Time): Track => {
	const tracks = tracksOf(project, sequenceId, 'video');
	return tracks.find(track => name === undefined ? gapAt(project, track.id, at) !== undefined : track.id === name || track.name === name)
		?? refuse(name === undefined ? 'No video track has a gap there.' : `There is no video track “${name}”.`);
};

type Work = (session: Session, project: Project) => Promise<void>;
const inFilm = (path: string, command: Command, work: Work): Promise<void> =>
	withFilm(path, createOutput(command.optsWithGlobals()['json'] === true), async session => work(session, await session.project()));

/** extend, fill, change, takes, enhance: clips made from what is there. */
export const addPictureCommands = (program: Command): void => {
	withSampling(program.command('extend').description('go on from the end of a clip').argument('<film.reel>').argument('<clip>'))
		.option('--seconds <length>', 'how long', '2').option('--prompt <words>', 'what should happen', '')
		.action(async (path: string, name: string, options: SamplingOptions & { seconds: string; prompt: string }, command: Command) => inFilm(path, command, async (session, project) => {
			const sequence = firstSequence(project);
			const clip = clipNamed(project, name);
			const { next } = neighbours(project, clip);
			const room = next ? next.start - clipEnd(clip) : Infinity;
			if (room <= 0) {
				refuse(`“${clip.name}” cannot be extended: “${next?.name}” begins right after it. Move that first, or trim it.`);
			}
			const made = await session.client.call('generation.clip', {
				prompt: options.prompt, sequenceId: sequence.id, placement: { trackId: clip.trackId, start: clipEnd(clip) }, ...sampling(options),
				duration: time(Math.min(room, parseTime(options.seconds, sequence.frameRate))), first: { type: 'clip', clipId: clip.id },
			});
			await followJob(session, made.jobId);
			session.output.result(made, () => `Made clip ${made.clipId}`);
		}));

	withSampling(program.command('fill').description('make exactly the frames missing in a gap').argument('<film.reel>').argument('<time>', 'a moment in the gap'))
		.option('--track <name>', 'the video track of the gap (default: the rearmost that has one)').option('--prompt <words>', 'what should happen', '')
		.action(async (path: string, at: string, options: SamplingOptions & { track?: string; prompt: string }, command: Command) => inFilm(path, command, async (session, project) => {
			const sequence = firstSequence(project);
			const moment = parseTime(at, sequence.frameRate);
			const track = videoTrack(project, sequence.id, options.track, moment);
			const gap = gapAt(project, track.id, moment) ?? refuse(`There is no gap on “${track.name}” at ${at}.`);
			const clips = Object.values(project).filter((record): record is Clip => record.kind === 'clip' && record.trackId === track.id);
			const before = clips.find(clip => clipEnd(clip) === gap.start);
			const after = clips.find(clip => clip.start === gap.end);
			const made = await session.client.call('generation.clip', {
				prompt: options.prompt, sequenceId: sequence.id, placement: { trackId: track.id, start: gap.start }, duration: time(gap.end - gap.start), ...sampling(options),
				first: before ? { type: 'clip', clipId: before.id } : null, last: after ? { type: 'clip', clipId: after.id } : null,
			});
			await followJob(session, made.jobId);
			session.output.result(made, () => `Filled ${((gap.end - gap.start) / flicksPerSecond).toFixed(2)} s with clip ${made.clipId}`);
		}));

	withSampling(program.command('change').description('change a clip by an instruction, in a layer over it').argument('<film.reel>').argument('<clip>').argument('<instruction>'))
		.option('--from <time>', 'beginning of the part').option('--to <time>', 'end of the part').option('--keep <scale>', 'how closely to stay with the clip')
		.action(async (path: string, name: string, instruction: string, options: SamplingOptions & { from?: string; to?: string; keep?: string }, command: Command) => inFilm(path, command, async (session, project) => {
			const { frameRate } = firstSequence(project);
			const clip = clipNamed(project, name);
			const range = options.from === undefined && options.to === undefined
				? null
				: { start: options.from === undefined ? clip.start : parseTime(options.from, frameRate), end: options.to === undefined ? clipEnd(clip) : parseTime(options.to, frameRate) };
			const made = await session.client.call('generation.change', { clipId: clip.id, instruction, range, videoGuidance: options.keep === undefined ? null : Number(options.keep), ...sampling(options) });
			await followJob(session, made.jobId);
			session.output.result(made, () => `Laid clip ${made.clipId} over “${clip.name}”`);
		}));

	program.command('takes').description('make more takes of a generated clip, or choose one').argument('<film.reel>').argument('<clip>')
		.option('--count <number>', 'how many', '1').option('--prompt <words>', 'other words').option('--seed <number>', 'of the first').option('--keep-best', 'let a judge choose')
		.option('--choose <number>', 'make none; show the take of this number')
		.action(async (path: string, name: string, options: { count: string; prompt?: string; seed?: string; keepBest?: boolean; choose?: string }, command: Command) => inFilm(path, command, async (session, project) => {
			const clip = clipNamed(project, name);
			if (options.choose !== undefined) {
				const take = clip.takes[Number(options.choose) - 1] ?? refuse(`“${clip.name}” has no take ${options.choose}.`);
				const change = await session.client.call('project.edit', { edit: 'chooseTake', args: { clipId: clip.id, assetId: take.assetId } });
				session.output.result(change, () => `“${clip.name}” shows take ${options.choose}`);
				return;
			}
			const made = await session.client.call('generation.takes', {
				clipId: clip.id, count: Number(options.count), prompt: options.prompt ?? null, seed: options.seed === undefined ? null : Number(options.seed), keepBest: options.keepBest === true,
			});
			for (const jobId of [...made.jobIds, ...made.judgeJobId === null ? [] : [made.judgeJobId]]) {
				await followJob(session, jobId);
			}
			session.output.result(made, () => `Made ${made.assetIds.length === 1 ? 'a take' : `${made.assetIds.length} takes`} of “${clip.name}”`);
		}));

	program.command('enhance').description('make a finer version of a clip or of media').argument('<film.reel>').argument('<name>', 'clip or media')
		.option('--factor <number>', '2 or 4', '2')
		.action(async (path: string, name: string, options: { factor: string }, command: Command) => inFilm(path, command, async (session, project) => {
			const asset = Object.values(project).find(record => record.kind === 'asset' && (record.id === name || record.name === name));
			const isClip = Object.values(project).some(record => record.kind === 'clip' && (record.id === name || record.name === name));
			const target = isClip || !asset ? { type: 'clip', clipId: clipNamed(project, name).id } as const : { type: 'asset', assetId: asset.id } as const;
			const factor = ([2, 4] as const).find(value => String(value) === options.factor) ?? refuse(`A picture can be enhanced 2 or 4 times, not ${options.factor}.`);
			const made = await session.client.call('generation.enhance', { target, factor });
			await followJob(session, made.jobId);
			session.output.result(made, () => `Made ${made.assetId}`);
		}));
};
