import type { FrameRate } from '../../shared/time/frameRate.ts';
import type { Time } from '../../shared/time/time.ts';
import type { NewId } from '../../shared/timeline/edits/defineEdit.ts';
import { trackDefaults, type ProjectRecord, type Track } from '../../shared/timeline/records.ts';

/** What a new film is told. */
export type NewProject = {
	readonly name: string;
	readonly sequence: { readonly width: number; readonly height: number; readonly frameRate: FrameRate; readonly stillLength?: Time; readonly transitionLength?: Time };
};

/** The records a film begins with: itself, one sequence, two video and two audio tracks. */
export const firstRecords = ({ name, sequence }: NewProject, newId: NewId): readonly ProjectRecord[] => {
	const track = (type: Track['type'], order: number): Track => ({
		...trackDefaults, kind: 'track', id: newId('track'), sequenceId: 'sequence-1', type, order, name: `${type === 'video' ? 'V' : 'A'}${order + 1}`,
	});
	return [
		{ kind: 'project', id: 'project', name },
		{ kind: 'sequence', id: 'sequence-1', name, ...sequence, sampleRate: 48_000, volume: 0, keyframes: {} },
		track('video', 0), track('video', 1), track('audio', 0), track('audio', 1),
	];
};
