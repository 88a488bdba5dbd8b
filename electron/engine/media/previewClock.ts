import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from 'mediabunny';

/** Frames compared; after this many the readers agree for good. */
const compared = 48;
/** Edit lists hide at most a group of pictures before the first shown frame. */
const mostHidden = 600;
const tolerance = 0.0021;

/** Whether `theirs`, from `offset` on, has the same distances as `ours`. */
const runsAlike = (ours: readonly number[], theirs: readonly number[], offset: number): boolean => {
	const base = (theirs[offset] ?? 0) - (ours[0] ?? 0);
	return offset + ours.length <= theirs.length && ours.every((at, index) => Math.abs((theirs[offset + index] ?? 0) - at - base) < tolerance);
};

/**
 * Where the first presented frame lies on the other reader's clock: `ours` and `theirs` are times of presentation, rising; `theirs` may begin with frames that an
 * edit list hides. Null when the two readers tell different stories, so that only a proxy can be trusted.
 */
export const clockStart = (ours: readonly number[], theirs: readonly number[], hidesFrames: boolean): number | null => {
	const looked = ours.slice(0, Math.min(compared, theirs.length));
	// Where nothing is hidden, first is first, even when the clocks differ (frames at a constant rate would fit at any other place as well).
	const from = hidesFrames ? theirs.findIndex(at => Math.abs(at - (looked[0] ?? 0)) < tolerance) : 0;
	if (looked.length === 0 || from < 0) {
		return null;
	}
	return runsAlike(looked.slice(0, theirs.length - from), theirs, from) ? theirs[from] ?? null : null;
};

/**
 * Reads the first times of presentation with mediabunny, which the preview uses, and finds our first frame among them. Null when it cannot read the file or disagrees.
 * Reads packet headers only.
 */
export const readPreviewStart = async (path: string, ours: readonly number[], hidesFrames: boolean): Promise<number | null> => {
	const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
	try {
		const track = await input.getPrimaryVideoTrack();
		if (!track) {
			return null;
		}
		const sink = new EncodedPacketSink(track);
		const times: number[] = [];
		for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
			times.push(packet.timestamp);
			if (times.length >= (hidesFrames ? mostHidden : compared + 24)) {
				break;
			}
		}
		// With B-frames the last few of a cut-off list are out of order; they would look like holes.
		const rising = times.toSorted((a, b) => a - b);
		return clockStart(ours, times.length > compared + 16 ? rising.slice(0, -16) : rising, hidesFrames);
	} catch {
		// Whatever mediabunny dislikes about the file, a proxy is the answer.
		return null;
	} finally {
		input.dispose();
	}
};
