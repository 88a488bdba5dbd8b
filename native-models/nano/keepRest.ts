import { localChange, shareAbove, type Threshold } from '../../electron/shared/generation/localChange.ts';

/** What an edit is held to, in 8-bit levels: differences that nobody meant, and unevenness of a change that is none of the picture's. */
export type EditThresholds = { readonly meant: Threshold; readonly unsteady: Threshold };

/**
 * What an edit meant to change, on the picture itself. `made` is the decoded edit, `known` the footage as the autoencoder gives it back, `seen` the footage: 8-bit levels as
 * floats, [row][column][channel]. Differences from `known` that are no larger than the network's own unsteadiness are taken back; what is left is laid over `seen` as a local
 * change, so that what the autoencoder loses is not lost where nothing was asked for, and patches of the network do not show on plain surfaces.
 */
export const keepRest = (made: Float32Array, known: Float32Array, seen: Float32Array, size: { readonly width: number; readonly height: number }, { meant, unsteady }: EditThresholds): Float32Array => {
	const isMeant = shareAbove(made.map((value, i) => value - (known[i] as number)), size, meant);
	const changed = made.map((value, i) => (known[i] as number) + (isMeant[Math.floor(i / 3)] as number) * (value - (known[i] as number)));
	const { gain, offset } = localChange(known, changed, size, unsteady);
	// Smoothing reaches beyond what was meant; there the footage stays untouched.
	return seen.map((value, i) => value + Math.min(1, 4 * (isMeant[Math.floor(i / 3)] as number)) * ((gain[i] as number) * value + (offset[i] as number) - value));
};
