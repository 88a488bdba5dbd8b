import { measureSoundLoudness, type RereadableSound } from '../../shared/audio/finishFor.ts';
import type { Loudness } from '../../shared/audio/loudness.ts';
import type { MixPlan } from '../../shared/audio/mixPlan.ts';
import { finishedBlocks } from './exportSound.ts';
import type { ExportSources } from './exportSources.ts';

/** A mix that is mixed anew each time it is read: about a hundred times faster than it sounds. */
export const mixToMeasure = (plan: MixPlan, sources: ExportSources, signal: AbortSignal): RereadableSound => ({
	blocks: () => finishedBlocks(plan, sources, null, signal), sampleCount: plan.sampleCount,
});

/** The loudness of a mix as it is. */
export const measureSound = ({ plan, sources, signal }: { plan: MixPlan; sources: ExportSources; signal: AbortSignal }): Promise<Loudness> =>
	measureSoundLoudness(mixToMeasure(plan, sources, signal), { signal });
