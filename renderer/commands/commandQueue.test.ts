import { describe, expect, test } from 'vitest';
import { always, defineCommand, type Command } from './command.ts';
import { CommandQueue } from './commandQueue.ts';
import { meantCommand } from './keyMap.ts';
import { withSelection } from './withSelection.ts';

/** An engine that answers an edit when it is told to, and a document that shows it then. */
const slowEngine = () => {
	const pending: { answer: () => void; change: () => void; arrived: Promise<void> }[] = [];
	return {
		edits: { areThere: () => pending.length > 0, settled: async () => {
			while (pending.length > 0) {
				await pending.at(-1)?.arrived;
			}
		} },
		edit: (change: () => void): Promise<void> => {
			let answer = (): void => undefined;
			const arrived = new Promise<void>(resolve => answer = resolve);
			pending.push({ answer, change, arrived });
			return arrived;
		},
		answerOne: async () => {
			const first = pending.shift();
			first?.change();
			first?.answer();
			await tasks();
		},
	};
};
const tasks = async (): Promise<void> => {
	for (let count = 0; count < 4; count++) {
		await new Promise(resolve => setTimeout(resolve));
	}
};

describe('commands', () => {
	test('with nothing before them are done within the call', () => {
		const queue = new CommandQueue(slowEngine().edits, null);
		const done: number[] = [];
		[1, 2].forEach(turn => queue.add(() => void done.push(turn)));
		expect([done, queue.isBusy]).toEqual([[1, 2], false]);
	});

	test('follow one another, each on what the one before has made', async () => {
		const engine = slowEngine();
		const queue = new CommandQueue(engine.edits, null);
		let value = 1;
		const double = () => {
			const seen = value;
			return engine.edit(() => value = seen * 2);
		};
		[1, 2, 3].forEach(() => queue.add(double));
		await engine.answerOne();
		expect([value, queue.hasWaiting]).toEqual([2, true]);
		await engine.answerOne();
		await engine.answerOne();
		expect([value, queue.isBusy]).toEqual([8, false]);
	});

	test('that send several edits are waited for to the last', async () => {
		const engine = slowEngine();
		const queue = new CommandQueue(engine.edits, null);
		const done: string[] = [];
		queue.add(async () => {
			await engine.edit(() => done.push('a'));
			await engine.edit(() => done.push('b'));
		});
		queue.add(() => void done.push('next'));
		await engine.answerOne();
		expect(done).toEqual(['a']);
		await engine.answerOne();
		expect(done).toEqual(['a', 'b', 'next']);
	});

	test('wait for an edit that was made by hand', async () => {
		const engine = slowEngine();
		const queue = new CommandQueue(engine.edits, null);
		const done: string[] = [];
		void engine.edit(() => done.push('drag'));
		queue.add(() => void done.push('key'));
		expect(done).toEqual([]);
		await engine.answerOne();
		expect(done).toEqual(['drag', 'key']);
	});

	test('are not held up by one that waits for a person', async () => {
		const queue = new CommandQueue(slowEngine().edits, null);
		const done: string[] = [];
		let answer = (): void => undefined;
		queue.add(async () => {
			await new Promise<void>(resolve => answer = resolve);
			done.push('answered');
		});
		queue.add(() => void done.push('next'));
		await tasks();
		expect(done).toEqual(['next']);
		answer();
		await tasks();
		expect(done).toEqual(['next', 'answered']);
	});
});

test('which command a shared key means is decided when its turn comes', async () => {
	const engine = slowEngine();
	const queue = new CommandQueue(engine.edits, null);
	const film = { keys: ['a', 'b'], clips: ['c'] };
	const remove = (list: 'keys' | 'clips', count: number): Promise<void> => engine.edit(() => film[list].splice(0, count));
	const candidates: readonly Command[] = [
		defineCommand({ name: 'deleteKeys', label: 'Delete keys', keys: ['Delete'], sharesKey: true, isEnabled: () => film.keys.length > 0, perform: () => remove('keys', 2) }),
		defineCommand({ name: 'deleteClips', label: 'Delete clips', keys: ['Delete'], isEnabled: always, perform: () => remove('clips', 1) }),
	];
	const done: (string | undefined)[] = [];
	// Nothing of the app is read by these commands.
	const app = {} as Parameters<Command['perform']>[0];
	const press = () => queue.add(() => {
		const command = meantCommand(candidates, candidate => candidate.isEnabled(app));
		done.push(command?.name);
		return command?.perform(app);
	});
	press();
	press();
	await engine.answerOne();
	await engine.answerOne();
	expect([done, film]).toEqual([['deleteKeys', 'deleteClips'], { keys: [], clips: [] }]);
});

describe('what waits when the pointer is pressed', () => {
	/** With private state, as the app has. */
	class Film {
		#clips = ['a', 'b'];
		constructor(readonly selection: { clips: readonly string[] }) {}
		get clips(): readonly string[] {
			return this.#clips;
		}
		set clips(clips: readonly string[]) {
			this.#clips = [...clips];
		}
		add(clip: string): void {
			this.#clips = [...this.#clips, clip];
		}
	}
	const begin = () => {
		const engine = slowEngine();
		const film = new Film({ clips: ['a'] });
		const queue = new CommandQueue<Film>(engine.edits, film);
		return {
			film, queue, engine,
			remove: (seen: Film) => {
				const meant = seen.selection.clips;
				return engine.edit(() => seen.clips = seen.clips.filter(clip => !meant.includes(clip)));
			},
			duplicate: async (seen: Film) => {
				await engine.edit(() => seen.add('copy'));
				seen.selection.clips = ['copy'];
			},
			press: (clip: string) => {
				queue.keepWaitingIn(withSelection(film, { ...film.selection }));
				film.selection.clips = [clip];
			},
		};
	};

	test('means what was selected before: Delete, then a click on another clip', async () => {
		const { film, queue, engine, remove, press } = begin();
		void engine.edit(() => film.add('c'));
		queue.add(remove);
		press('b');
		await engine.answerOne();
		await engine.answerOne();
		expect([film.clips, film.selection.clips]).toEqual([['b', 'c'], ['b']]);
	});

	test('means what the one before it selects, and leaves alone what was clicked on', async () => {
		const { film, queue, engine, remove, duplicate, press } = begin();
		void engine.edit(() => film.add('c'));
		queue.add(duplicate);
		queue.add(remove);
		press('b');
		queue.add(remove);
		for (let answers = 0; answers < 4; answers++) {
			await engine.answerOne();
		}
		expect([film.clips, film.selection.clips]).toEqual([['a', 'c'], ['b']]);
	});
});
