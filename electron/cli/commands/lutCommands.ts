import type { Command } from 'commander';
import { resolve } from 'node:path';
import { createOutput, withFilm } from '../session.ts';
import { columns } from '../tables.ts';

const jsonOf = (command: Command): boolean => command.optsWithGlobals()['json'] === true;

/** luts: .cube files into a film, and what it holds of them. */
export const addLutCommands = (program: Command): void => {
	program.command('luts').description('show the LUTs of a film; read a .cube file').argument('<film.reel>')
		.option('--import <file.cube>', 'read a .cube file into the film').option('--clips <ids...>', 'clips that get it as an effect').option('--effects <ids...>', 'LUT effects that get it')
		.action(async (path: string, options: { import?: string; clips?: string[]; effects?: string[] }, command: Command) => {
			await withFilm(path, createOutput(jsonOf(command)), async ({ client, output, project: read }) => {
				if (options.import !== undefined) {
					const made = await client.call('luts.import', { path: resolve(options.import), clipIds: options.clips ?? [], effectIds: options.effects ?? [] });
					output.result(made, () => `Read a table of ${made.dimensions === 3 ? `${made.size}×${made.size}×${made.size}` : made.size} colours`);
					return;
				}
				const luts = Object.values(await read()).filter(record => record.kind === 'lut').map(({ id, name, dimensions, size }) => ({ id, name, dimensions, size }));
				output.result(luts, () => columns(luts.map(({ id, name, dimensions, size }) => [id, name, `${dimensions}D, ${size}`])) || 'The film has no LUTs.');
			});
		});
};
