import { CallFailed } from '../../contract/failure.ts';

/** The sentence with which something was refused. Throws when it was not, or failed in another way. */
export const refusalOf = (action: () => unknown): string => {
	try {
		action();
	} catch (error) {
		if (error instanceof CallFailed && error.failure.kind === 'edit-refused') {
			return error.failure.reason;
		}
		throw error;
	}
	throw new Error('It was not refused.');
};
