import type { Command } from 'commander';
import { gainToTarget, loudnessTargetSchema, type GainToTarget } from '../../shared/audio/loudnessTarget.ts';
import { CallFailed } from '../../shared/contract/failure.ts';
import { clipsOf, recordOf } from '../../shared/timeline/queries.ts';
import type { Clip, Project } from '../../shared/timeline/records.ts';
import { createOutput, firstSequence, withFilm } from '../session.ts';
import { columns } from '../tables.ts';

const tenth = (value: number | null): string => (value === null ? 'silent' : value.toFixed(1));

const targetOf = (target: string, ceiling: string) => {
	const parsed = loudnessTargetSchema.safeParse({ target: Number(target), ceiling: Number(ceiling) });
	if (!parsed.success) {
		throw new CallFailed({ kind: 'invalid-request', problem: 'The target must lie between −40 and −5 LUFS and the ceiling between −24 and 0 dBTP.' });
	}
	return parsed.data;
};

const soundClips = (project: Project, ids: readonly string[] | undefined): readonly Clip[] => {
	const isSounding = (clip: Clip) => recordOf(project, 'track', clip.trackId)?.type === 'audio';
	return ids === undefined
		? clipsOf(project, firstSequence(project).id).filter(isSounding)
		: ids.map(id => recordOf(project, 'clip', id) ?? (() => { throw new CallFailed({ kind: 'invalid-request', problem: `There is no clip ${id}.` }); })());
};

/** loudness, normalise: how loud a film and its clips are. */
export const addSoundCommands = (program: Command): void => {
	program.command('loudness').description('measure the loudness of the film, in LUFS').argument('<film.reel>')
		.action(async (path: string, _options: unknown, command: Command) => {
			await withFilm(path, createOutput(command.optsWithGlobals()['json'] === true), async ({ client, project, output }) => {
				const measured = await client.call('sound.measure', { type: 'sequence', sequenceId: firstSequence(await project()).id });
				output.result(measured, () => `${tenth(measured.integrated)} LUFS, true peak ${tenth(measured.truePeak)} dBTP, range ${measured.range.toFixed(1)} LU`);
			});
		});

	program.command('normalise').description('bring the sound of clips to one loudness, by their volumes').argument('<film.reel>')
		.option('--target <LUFS>', 'the loudness', '-16').option('--ceiling <dBTP>', 'no true peak above', '-1').option('--clip <id...>', 'these clips alone (default: all with sound)')
		.action(async (path: string, options: { target: string; ceiling: string; clip?: string[] }, command: Command) => {
			await withFilm(path, createOutput(command.optsWithGlobals()['json'] === true), async ({ client, project, output }) => {
				const target = targetOf(options.target, options.ceiling);
				const rows: ({ clipId: string; name: string; before: number | null } & GainToTarget)[] = [];
				for (const clip of soundClips(await project(), options.clip)) {
					const measured = await client.call('sound.measure', { type: 'clip', clipId: clip.id });
					rows.push({ clipId: clip.id, name: clip.name, before: measured.integrated, ...gainToTarget(measured, target, { now: clip.volume, min: -59, max: 12 }) });
				}
				const changes = rows.filter(row => Math.abs(row.by) >= 0.05).map(({ clipId, by }) => ({ clipId, by }));
				if (changes.length > 0) {
					await client.call('project.edit', { edit: 'changeVolume', args: { changes, label: `Normalise loudness to ${target.target} LUFS` } });
				}
				output.result(rows, () => columns(rows.map(row => [row.name, `${tenth(row.before)} LUFS`, `${row.by >= 0 ? '+' : ''}${row.by.toFixed(1)} dB`, `${tenth(row.reached)} LUFS`, row.limit === 'none' ? '' : row.limit])));
			});
		});
};
