import type { Command } from 'commander';
import { CallFailed } from '../../shared/contract/failure.ts';
import { castOf, recordOf } from '../../shared/timeline/queries.ts';
import type { CastMember, Project } from '../../shared/timeline/records.ts';
import { createOutput, withFilm } from '../session.ts';
import { pictureNamed } from './pictureCommands.ts';

/** Somebody of the cast by id or name. */
export const personNamed = (project: Project, name: string): CastMember => {
	const person = castOf(project).find(member => member.id === name || member.name.toLowerCase() === name.toLowerCase());
	if (!person) {
		const names = castOf(project).map(member => member.name);
		throw new CallFailed({ kind: 'invalid-request', problem: `There is nobody called “${name}” in the cast${names.length > 0 ? `, only ${names.join(', ')}` : ''}. Add them with “reelwright cast-add”.` });
	}
	return person;
};

/** cast, cast-add, cast-remove: the people who can be shown in generated clips. */
export const addCastCommands = (program: Command): void => {
	program.command('cast').description('list the people who can be shown in generated clips').argument('<film.reel>')
		.action(async (path: string, _: unknown, command: Command) => withFilm(path, createOutput(command.optsWithGlobals()['json'] === true), async (session) => {
			const project = await session.project();
			const people = castOf(project);
			session.output.result(people, () => people.length === 0
				? 'Nobody is in the cast. Add somebody with “reelwright cast-add”.'
				: people.map(({ name, portrait, consent }) => `${name}  from “${recordOf(project, 'asset', portrait.assetId)?.name ?? portrait.assetId}”${consent ? `  (${consent})` : ''}`).join('\n'));
		}));

	program.command('cast-add').description('take a person into the cast').argument('<film.reel>').argument('<name>').argument('<picture>', 'media of the film, or a file')
		.option('--consent <note>', 'who allowed that this person is shown', '')
		.option('--x <part>', 'centre of the square, in parts of the width', '0.5').option('--y <part>', 'in parts of the height', '0.5').option('--square <part>', 'side of the square, in parts of the shorter side', '1')
		.action(async (path: string, name: string, picture: string, options: { consent: string; x: string; y: string; square: string }, command: Command) =>
			withFilm(path, createOutput(command.optsWithGlobals()['json'] === true), async (session) => {
				const portrait = { assetId: await pictureNamed(session, picture), x: Number(options.x), y: Number(options.y), size: Number(options.square) };
				await session.client.call('project.edit', { edit: 'addCastMember', args: { name, portrait, consent: options.consent } });
				session.output.result(personNamed(await session.project(), name), () => `${name} is in the cast.`);
			}));

	program.command('cast-remove').description('take a person out of the cast').argument('<film.reel>').argument('<name>')
		.action(async (path: string, name: string, _: unknown, command: Command) => withFilm(path, createOutput(command.optsWithGlobals()['json'] === true), async (session) => {
			const person = personNamed(await session.project(), name);
			await session.client.call('project.edit', { edit: 'removeCastMember', args: { castId: person.id } });
			session.output.result({ castId: person.id }, () => `${person.name} is no longer in the cast.`);
		}));
};
