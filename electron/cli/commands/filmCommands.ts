import type { Command } from 'commander';
import { formatTimecode } from '../../shared/time/timecode.ts';
import { frameRateName } from '../../shared/time/frameRate.ts';
import { assetsOf, clipsOfTrack, sequenceDuration, tracksOf } from '../../shared/timeline/queries.ts';
import type { Asset } from '../../shared/timeline/records.ts';
import { failureSentence } from '../../shared/contract/failureSentence.ts';
import { projectPath } from '../../engine/handlers/projectHandlers.ts';
import { parseFrameRate, parseSize } from '../parseValue.ts';
import { createOutput, firstSequence, placing, withFilm } from '../session.ts';
import { columns } from '../tables.ts';

/** Where an asset comes from, in a few words. */
const originOf = ({ source }: Asset): string => {
	switch (source.type) {
		case 'file': return source.path;
		case 'generated': return `generated: “${source.lineage.prompt}”`;
		case 'drawn': return `drawn: ${source.drawing}`;
	}
};

const jsonOf = (command: Command): boolean => command.optsWithGlobals()['json'] === true;

/** new, import, tracks, info: making a film and looking at it. */
export const addFilmCommands = (program: Command): void => {
	program.command('new').description('make a new film').argument('<film.reel>')
		.option('--size <WxH>', 'picture size').option('--fps <rate>', 'frame rate')
		.action(async (path: string, options: { size?: string; fps?: string }, command: Command) => {
			const sequence = options.size || options.fps
				? { ...parseSize(options.size ?? '1920x1080'), frameRate: parseFrameRate(options.fps ?? '25') }
				: undefined;
			await withFilm(path, createOutput(jsonOf(command)), async ({ film, output }) => {
				output.result({ path: film.path }, () => `Made ${film.path}`);
			}, client => client.call('project.new', { path: projectPath(path), ...sequence && { sequence } }));
		});

	program.command('import').description('bring files into a film').argument('<film.reel>').argument('<files...>')
		.option('--append', 'also put them at the end of the timeline')
		.action(async (path: string, files: string[], options: { append?: boolean }, command: Command) => {
			await withFilm(path, createOutput(jsonOf(command)), async ({ client, output, project, signal }) => {
				const { assets, refused } = await client.call('media.import', { paths: files }, signal);
				if (options.append) {
					for (const asset of assets) {
						await client.call('project.edit', { edit: 'append', args: placing(await project(), asset) });
					}
				}
				refused.forEach(({ failure }) => console.error(failureSentence(failure)));
				process.exitCode = refused.length > 0 ? 1 : 0;
				output.result({ assets, refused }, () => columns(assets.map(asset => [asset.id, asset.name, asset.mediaType])) || 'Nothing was imported.');
			});
		});

	program.command('tracks').description('show the timeline: tracks and their clips').argument('<film.reel>')
		.action(async (path: string, _options: unknown, command: Command) => {
			await withFilm(path, createOutput(jsonOf(command)), async ({ output, project: read }) => {
				const project = await read();
				const sequence = firstSequence(project);
				const tracks = [...tracksOf(project, sequence.id, 'video').toReversed(), ...tracksOf(project, sequence.id, 'audio')];
				const rows = tracks.flatMap(track => [
					[track.name, track.id, '', '', ''],
					...clipsOfTrack(project, track.id).map(clip => ['', clip.id, formatTimecode(clip.start, sequence.frameRate), formatTimecode(clip.duration, sequence.frameRate), clip.name]),
				]);
				output.result(tracks.map(track => ({ ...track, clips: clipsOfTrack(project, track.id) })), () => columns([['track', 'id', 'start', 'length', 'name'], ...rows]));
			});
		});

	program.command('info').description('say what is in a film').argument('<film.reel>')
		.action(async (path: string, _options: unknown, command: Command) => {
			await withFilm(path, createOutput(jsonOf(command)), async ({ film, output, project: read, client }) => {
				const project = await read();
				const sequence = firstSequence(project);
				const assets = assetsOf(project);
				const media = await client.call('media.status', {});
				const info = {
					path: film.path, name: project['project']?.kind === 'project' ? project['project'].name : '', isReadOnly: film.isReadOnly,
					sequence, duration: sequenceDuration(project, sequence.id), assets, media, position: film.position,
				};
				output.result(info, () => [
					`${info.name} (${film.path})`,
					`${sequence.width} × ${sequence.height}, ${frameRateName(sequence.frameRate)} frames per second, ${formatTimecode(info.duration, sequence.frameRate)} long`,
					columns(assets.map(asset => [asset.id, asset.name, asset.mediaType, originOf(asset), media.find(({ assetId }) => assetId === asset.id)?.state ?? ''])),
				].filter(line => line !== '').join('\n'));
			});
		});
};
