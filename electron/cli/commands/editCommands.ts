import type { Command } from 'commander';
import { z } from 'zod';
import type { Change } from '../../shared/contract/contract.ts';
import { edits } from '../../shared/timeline/edits/index.ts';
import { parseArguments } from '../parseValue.ts';
import { createOutput, firstSequence, withFilm } from '../session.ts';
import { columns } from '../tables.ts';

const describe = (change: Change): string => {
	const { added, changed, removed } = change.diff;
	const list = (word: string, ids: string[]) => ids.length > 0 ? [`${word}: ${ids.join(', ')}`] : [];
	return [
		change.label,
		...list('added', added.map(record => record.id)), ...list('changed', changed.map(({ to }) => to.id)), ...list('removed', removed.map(record => record.id)),
	].join('\n  ');
};

const argumentNames = (schema: z.ZodType): string => {
	const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as { properties?: Record<string, unknown>; required?: string[] };
	return Object.keys(json.properties ?? {}).map(name => json.required?.includes(name) ? name : `[${name}]`).join(' ');
};

/** edit, undo, redo, history: changing a film and going back. */
export const addEditCommands = (program: Command): void => {
	program.command('edit').description('change the film by one edit; without a name, lists the edits')
		.argument('<film.reel>').argument('[edit]').argument('[arguments...]', 'name=value pairs (times as 2.5s, 60f or 00:00:02:10) or one JSON object')
		.action(async (path: string, name: string | undefined, words: string[], _options: unknown, command: Command) => {
			const output = createOutput(command.optsWithGlobals()['json'] === true);
			if (name === undefined) {
				const list = Object.entries(edits).map(([edit, { label, args }]) => ({ edit, label, arguments: argumentNames(args) }));
				output.result(list, () => columns(list.map(row => [row.edit, row.label, row.arguments])));
				return;
			}
			await withFilm(path, output, async ({ client, project }) => {
				const args = parseArguments(words, firstSequence(await project()).frameRate);
				const change = await client.call('project.edit', { edit: name, args });
				output.result(change, () => describe(change));
			});
		});

	for (const [name, description] of [['undo', 'take the last edit back'], ['redo', 'repeat the edit taken back last']] as const) {
		program.command(name).description(description).argument('<film.reel>')
			.action(async (path: string, _options: unknown, command: Command) => {
				await withFilm(path, createOutput(command.optsWithGlobals()['json'] === true), async ({ client, output }) => {
					const change = await client.call(`project.${name}`, {});
					output.result(change, () => describe(change));
				});
			});
	}

	program.command('history').description('show every edit ever made, newest first').argument('<film.reel>')
		.option('--limit <count>', 'at most this many', '50').option('--go-to <step>', 'go to this step (0: the beginning)')
		.action(async (path: string, options: { limit: string; goTo?: string }, command: Command) => {
			await withFilm(path, createOutput(command.optsWithGlobals()['json'] === true), async ({ client, output }) => {
				if (options.goTo !== undefined) {
					await client.call('history.goTo', { step: Number(options.goTo) });
				}
				const steps = await client.call('history.list', { limit: Number(options.limit) });
				output.result(steps, () => steps.length === 0 ? 'Nothing has been edited yet.' : columns(steps.map(step => [step.isApplied ? '●' : '○', String(step.id), step.label, step.madeAt, `after ${step.parent}`])));
			});
		});
};
