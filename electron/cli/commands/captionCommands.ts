import type { Command } from 'commander';
import { resolve } from 'node:path';
import { CallFailed } from '../../shared/contract/failure.ts';
import { captionsOf, captionTracksOf } from '../../shared/timeline/queries.ts';
import { createOutput, firstSequence, withFilm } from '../session.ts';
import { columns } from '../tables.ts';

const jsonOf = (command: Command): boolean => command.optsWithGlobals()['json'] === true;

/** captions: into a film and out of it as SRT or VTT. */
export const addCaptionCommands = (program: Command): void => {
	program.command('captions').description('show caption tracks; read or write SRT and VTT').argument('<film.reel>')
		.option('--import <file>', 'read an SRT or VTT file as a caption track').option('--export <file>', 'write a caption track, as VTT where the name ends so, else SRT')
		.option('--track <name>', 'the caption track written, or read into').option('--overwrite', 'replace a file of that name')
		.action(async (path: string, options: { import?: string; export?: string; track?: string; overwrite?: boolean }, command: Command) => {
			await withFilm(path, createOutput(jsonOf(command)), async ({ client, output, project: read }) => {
				const project = await read();
				const sequence = firstSequence(project);
				const tracks = captionTracksOf(project, sequence.id);
				const named = options.track === undefined ? undefined : tracks.find(track => track.id === options.track || track.name === options.track);
				if (options.track !== undefined && !named) {
					throw new CallFailed({ kind: 'invalid-request', problem: `There is no caption track “${options.track}”. There are: ${tracks.map(track => track.name).join(', ') || 'none'}.` });
				}
				if (options.import !== undefined) {
					const made = await client.call('captions.import', { path: resolve(options.import), sequenceId: sequence.id, trackId: named?.id ?? null });
					output.result(made, () => `Read ${made.captions} captions`);
					return;
				}
				if (options.export !== undefined) {
					const track = named ?? tracks[0];
					if (!track) {
						throw new CallFailed({ kind: 'invalid-request', problem: 'The film has no captions.' });
					}
					const made = await client.call('captions.export', { trackId: track.id, path: resolve(options.export), overwrite: options.overwrite === true });
					output.result(made, () => `Wrote ${made.path}`);
					return;
				}
				output.result(tracks.map(track => ({ ...track, captions: captionsOf(project, track.id) })), () => columns(tracks.map(track => [track.id, track.name, `${captionsOf(project, track.id).length} captions`])) || 'The film has no captions.');
			});
		});
};
