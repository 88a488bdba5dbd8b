import { performEdit } from '../../electron/shared/timeline/edits/index.ts';
import { randomEdit, seededRandom } from '../../electron/shared/timeline/testing/randomEdit.ts';
import { randomId } from '../../electron/engine/storage/newId.ts';
import { ProjectStore } from '../../electron/engine/storage/projectStore.ts';
import { CallFailed } from '../../electron/shared/contract/failure.ts';

/**
 * A child process that edits a project without end and says on stdout what has been acknowledged, one line per edit, until it is killed.
 * Arguments: the project file and a seed.
 */
const [path = '', seed = '1'] = process.argv.slice(2);
const store = ProjectStore.open(path);
const random = seededRandom(Number(seed));
process.stdout.write('open\n');

const act = () => {
	const roll = random();
	if (roll < 0.1) {
		return store.undo();
	}
	if (roll < 0.15) {
		return store.redo();
	}
	const { name, args } = randomEdit(store.project, random);
	// Tried first, so that what is stored has been accepted.
	performEdit(store.project, name, args, randomId);
	return store.edit(name, args);
};

const next = () => {
	try {
		const before = store.position.head;
		const change = act();
		if (change.position.head !== before) {
			process.stdout.write(`${change.cause} ${change.position.head}\n`);
		}
	} catch (error) {
		if (!(error instanceof CallFailed) && (error as Error).name !== 'ZodError' && (error as Error).name !== '$ZodError') {
			throw error;
		}
	}
	setImmediate(next);
};
next();
