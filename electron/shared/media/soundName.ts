/** Which sound of an asset: one of its streams as it is or, for clips at other speeds, stretched. Stretched sound runs at full speed: a second of it is a second of the timeline. */
export type SoundName = `${number}` | `${number}@${string}`;

/** How a stream is stretched. */
export type Stretch = {
	readonly stream: number;
	/** Seconds of source in a second of sound. */
	readonly speed: number;
	/** Begins with the source's end. */
	readonly isReversed: boolean;
	readonly keepsPitch: boolean;
};

/** The name of a sound: `0`, `0@0.5` (half the speed, same pitch), `0@2r` (double, backwards), `1@2f` (double, an octave higher). */
export const soundName = ({ stream, speed, isReversed, keepsPitch }: Stretch): SoundName => (speed === 1 && !isReversed
	? `${stream}`
	: `${stream}@${speed}${isReversed ? 'r' : ''}${keepsPitch || speed === 1 ? '' : 'f'}`);

const pattern = /^(\d{1,3})(?:@(\d{1,3}(?:\.\d{1,20})?)(r?)(f?))?$/;

/** What a name says, or null where it is none; names come from outside, in URLs. */
export const parseSoundName = (name: string): Stretch | null => {
	const [, stream, speed = '1', reversed, free] = pattern.exec(name) ?? [];
	const factor = Number(speed);
	return stream !== undefined && factor >= 0.05 && factor <= 20
		? { stream: Number(stream), speed: factor, isReversed: reversed === 'r', keepsPitch: free !== 'f' }
		: null;
};

/** True for a stream as it is. */
export const isPlain = ({ speed, isReversed }: Stretch): boolean => speed === 1 && !isReversed;
