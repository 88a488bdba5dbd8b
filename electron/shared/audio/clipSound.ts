import { recordOf } from '../timeline/queries.ts';
import type { Clip, Project } from '../timeline/records.ts';
import { partOf, plainMaster, type MixPlan } from './mixPlan.ts';

/** A clip's sound alone, as it leaves the clip: with its effects, volume, pan and fades, without anything its track or the master does. Null where it has none. */
export const clipSound = (project: Project, clip: Clip): MixPlan | null => {
	const asset = recordOf(project, 'asset', clip.assetId);
	if (!asset || clip.speed <= 0 || clip.audioStream >= asset.audio.length) {
		return null;
	}
	const part = partOf(project, clip, asset);
	return {
		sampleRate: 48_000, startSample: part.startSample, sampleCount: part.endSample - part.startSample, master: plainMaster,
		buses: [{ trackId: clip.trackId, stages: [], gain: plainMaster.gain, parts: [part] }],
	};
};
