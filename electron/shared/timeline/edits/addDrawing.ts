import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { drawnStream } from '../../media/streams.ts';
import { nearestFrame } from '../../time/frameRate.ts';
import { durationSchema, timeFromSeconds, timeSchema, zeroTime, type Time } from '../../time/time.ts';
import { frameOf, sequencesOf } from '../queries.ts';
import { clipDefaults, drawingParametersSchema, type Asset } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { fittingValues, nameOfDrawing, requiredDrawing } from './drawingValues.ts';
import { frameTime, openTrack, requiredSequence } from './required.ts';
import { hasRoom, newTrack } from './roomyTrack.ts';
import { tracksInDraft } from './trackOrder.ts';

/**
 * Puts a title or a generator on the timeline: an asset that is drawn, and a clip of it.
 *
 *     V1 |   A   | B |   ->   V2   | T |
 *          ^ start            V1 |   A   | B |
 *
 * Goes onto `trackId`, or the frontmost video track, where that has room, else onto a new track in front. Nothing that is there is overwritten.
 */
export const addDrawing = defineEdit({
	label: 'Add title',
	describe: ({ drawing }) => `Add ${requiredDrawing(drawing).label.toLowerCase()}`,
	args: z.object({
		/** Null: the film's first sequence. */
		sequenceId: z.string().nullable().default(null),
		/** Name of a title or generator: `plain`, `lower-third`, `solid` … */
		drawing: z.string(),
		/** What differs from its defaults: `{ "text": "Hello" }`. */
		parameters: drawingParametersSchema.default({}),
		start: timeSchema,
		/** Null: as long as such a drawing usually lasts. */
		duration: durationSchema.nullable().default(null),
		trackId: z.string().nullable().default(null),
	}),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const given = args.trackId === null ? null : openTrack(draft, args.trackId);
		const sequence = requiredSequence(draft, args.sequenceId ?? given?.sequenceId ?? sequencesOf(project)[0]?.id ?? '');
		if (given && (given.type !== 'video' || given.sequenceId !== sequence.id)) {
			refuseEdit(`“${given.name}” is no video track of this sequence. Choose another track.`);
		}
		const definition = requiredDrawing(args.drawing);
		const parameters = fittingValues(definition, args.parameters);
		const start = frameTime(sequence, args.start);
		const duration = Math.max(frameOf(sequence), nearestFrame(args.duration ?? timeFromSeconds(definition.usualSeconds), sequence.frameRate)) as Time;
		const range = { start, end: start + duration as Time };
		const wanted = given ?? tracksInDraft(draft, sequence.id, 'video').at(-1);
		const track = wanted && hasRoom(draft, wanted, range) ? wanted : newTrack(draft, sequence, 'video', null);
		const asset: Asset = {
			kind: 'asset', id: newId('asset'), name: nameOfDrawing(definition, parameters), mediaType: 'image', duration: null, audio: [],
			source: { type: 'drawn', drawing: definition.name, parameters }, video: drawnStream(sequence, definition.hasAlpha),
		};
		draft.put(asset);
		draft.put({ ...clipDefaults, kind: 'clip', id: newId('clip'), trackId: track.id, assetId: asset.id, name: asset.name, start, duration, sourceStart: zeroTime });
		return draft.finish();
	},
});
