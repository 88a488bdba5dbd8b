import { createHash } from 'node:crypto';
import { planSpans, type SpanLayer, type SpanNode } from '../../shared/render/planSpans.ts';
import type { TimeRange } from '../../shared/time/time.ts';
import type { Asset, Project } from '../../shared/timeline/records.ts';

/** What decides an asset's pixels: which file in which state, or how it was generated. */
const identityOf = (project: Project, assetId: string): unknown => {
	const asset = project[assetId] as Asset | undefined;
	if (asset?.source.type === 'file') {
		const { path, sizeBytes, modifiedMs } = asset.source;
		return { path, sizeBytes, modifiedMs };
	}
	if (asset?.source.type === 'generated') {
		// All of it but when it was made and how the user put it.
		const { createdAt: _createdAt, prompt: _prompt, ...lineage } = asset.source.lineage;
		return lineage;
	}
	return null;
};

/**
 * A hash of everything seen in a range of a sequence. Two ranges with equal hashes look alike frame by frame, wherever they lie and whatever their clips are
 * called; a trim, a move, a fade, another file: any change of the picture changes it. Used to tell whether a soundtrack still fits.
 */
export const planHash = (project: Project, sequenceId: string, range: TimeRange): string => {
	const layer = ({ assetId, sourceTime, moments, transform, crop, opacity, blend }: SpanLayer): unknown =>
		({ asset: identityOf(project, assetId), sourceTime, ...moments && { moments }, transform, crop, opacity, ...blend !== 'normal' && { blend } });
	const node = (it: SpanNode): unknown => it.type === 'layer' ? layer(it.layer) : { ...it, from: layer(it.from), to: layer(it.to) };
	const spans = planSpans(project, sequenceId, range).map(({ start, frames, nodes }) => ({ start: start - range.start, frames, nodes: nodes.map(node) }));
	const sequence = project[sequenceId];
	const frame = sequence?.kind === 'sequence' ? { width: sequence.width, height: sequence.height, frameRate: sequence.frameRate } : null;
	return createHash('sha256').update(JSON.stringify({ frame, spans })).digest('hex');
};
