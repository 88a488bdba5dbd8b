import { mixPlan } from '../../electron/shared/audio/mixPlan.ts';
import { soundNeeds } from '../../electron/shared/audio/soundNeeds.ts';
import { chunkKey, chunksOf } from '../../electron/shared/audio/soundStore.ts';
import type { Project } from '../../electron/shared/timeline/records.ts';
import type { TimeRange } from '../../electron/shared/time/time.ts';
import type { PreviewMedia } from './frameSources.ts';
import type { MixerReply, MixerRequest } from './mixerMessages.ts';
import { mixerUrl } from './mixerUrl.ts';
import { fetchChunk } from './soundFetcher.ts';

/** Everything the viewer would let you hear of a range, sample by sample: the same worklet on a clock that does not wait. For short ranges; all of it lies in memory. */
export const renderSound = async (project: Project, sequenceId: string, range: TimeRange, media: Pick<PreviewMedia, 'url'>): Promise<{ left: Float32Array; right: Float32Array }> => {
	const plan = mixPlan(project, sequenceId, range);
	const context = new OfflineAudioContext({ numberOfChannels: 2, length: plan.sampleCount, sampleRate: plan.sampleRate });
	await context.audioWorklet.addModule(mixerUrl);
	const node = new AudioWorkletNode(context, 'reelwright-mixer', { numberOfInputs: 0, numberOfOutputs: 1, outputChannelCount: [2] });
	node.connect(context.destination);
	const send = (request: MixerRequest): void => node.port.postMessage(request);
	send({ type: 'plan', plan });
	const sent = new Set<string>();
	for (const need of soundNeeds(plan, plan.startSample, plan.startSample + plan.sampleCount, true)) {
		const { assetId, sound } = need.part;
		const url = media.url(assetId, `sound/${sound}`);
		for (const index of url === null ? [] : chunksOf(need)) {
			const key = chunkKey(assetId, sound, index);
			if (url !== null && !sent.has(key)) {
				sent.add(key);
				send({ type: 'chunk', key, samples: await fetchChunk(url, index, new AbortController().signal) });
			}
		}
	}
	send({ type: 'play', startSample: plan.startSample, startFrame: 0 });
	const arrived = new Promise<void>((resolve) => {
		node.port.onmessage = (event) => {
			// Only the mixer sends here.
			if ((event.data as MixerReply).type === 'ready') {
				resolve();
			}
		};
	});
	send({ type: 'sync' });
	await arrived;
	const rendered = await context.startRendering();
	return { left: rendered.getChannelData(0), right: rendered.getChannelData(1) };
};
