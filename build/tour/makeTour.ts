import { followJob, type Session } from '../../electron/cli/session.ts';
import { failureSentence } from '../../electron/shared/contract/failureSentence.ts';
import { toSeconds, type Time } from '../../electron/shared/time/time.ts';
import type { Asset } from '../../electron/shared/timeline/records.ts';
import { stopKinds, type Stop } from './stop.ts';
import { Tour } from './tour.ts';

/** A stop that was built, and where it is in the film. */
export type Seen = { readonly stop: Stop; readonly start: Time; readonly end: Time };

/** Footage shorter than this has no room for two pieces and their handles. */
const leastSeconds = 3;

const imported = async ({ client, signal }: Session, paths: readonly string[]): Promise<readonly Asset[]> => {
	const { assets, refused: [refusal] } = await client.call('media.import', { paths: [...paths] }, signal);
	if (refusal) {
		throw new Error(failureSentence(refusal.failure));
	}
	return assets;
};

const asFilm = (asset: Asset | undefined): Asset => {
	if (!asset?.video || asset.duration === null || toSeconds(asset.duration) < leastSeconds || asset.audio.length === 0) {
		throw new Error(`“${asset?.name ?? ''}” cannot be toured: a film with sound of at least ${leastSeconds} s is needed.`);
	}
	return asset;
};

const labelOf = ({ kind, label }: Stop): string => `${stopKinds[kind]}: ${label}`;

/** Builds every stop at the end of the film, one after the other, with its name as a caption. Says each. */
export const buildStops = async (session: Session, stops: readonly Stop[], paths: { readonly films: readonly [string, string]; readonly still: string }): Promise<readonly Seen[]> => {
	const [first, second, still] = await imported(session, [...paths.films, paths.still]);
	if (!still) {
		throw new Error('The still could not be imported.');
	}
	const tour = new Tour(session, await session.project(), [asFilm(first), asFilm(second)], still);
	const seen: Seen[] = [];
	for (const [place, stop] of stops.entries()) {
		const start = tour.now;
		try {
			await stop.build(tour);
		} catch (error) {
			session.output.say(`${labelOf(stop)} could not be made.`);
			throw error;
		}
		if (tour.now <= start) {
			throw new Error(`Nothing is seen of “${labelOf(stop)}”.`);
		}
		seen.push({ stop, start, end: tour.now });
		session.output.say(`${String(place + 1).padStart(4)} of ${stops.length}  ${labelOf(stop)}`);
	}
	const names = await tour.edit('importCaptions', { name: 'What is seen', cues: seen.map(({ stop, start, end }) => ({ start, end, text: labelOf(stop) })) });
	await tour.edit('setProperty', { id: tour.added(names, 'caption-track').id, path: 'style.size', value: 0.04 });
	return seen;
};

/** Makes sound for the whole film with the shipped model. */
export const scoreTour = async (session: Session, sequenceId: string, end: Time): Promise<void> => {
	const { jobId } = await session.client.call('generation.soundtrack', { target: { type: 'range', sequenceId, start: 0, end }, seed: 7 });
	await followJob(session, jobId);
};
