import { castOf, clipsOf, sequencesOf } from '../queries.ts';
import type { Clip, Project, ProjectRecord } from '../records.ts';

const shownBy = (clip: Clip): readonly string[] => [clip.assetId, ...clip.takes.map(take => take.assetId)];

/**
 * Ids of the titles and generators that clips showed before the changes and nobody shows after them. They were made with their clips and lie in no bin, so they go with the last of
 * them. `changes` holds the new records by id, null where one is gone. Looks at all clips only where a drawing lost one.
 */
export const lostDrawings = (base: Project, changes: ReadonlyMap<string, ProjectRecord | null>): readonly string[] => {
	const left = new Set<string>();
	for (const [id, record] of changes) {
		const before = base[id];
		if (before?.kind === 'clip' && !(record?.kind === 'clip' && record.assetId === before.assetId && record.takes === before.takes)) {
			shownBy(before).forEach(assetId => left.add(assetId));
		}
	}
	const drawn = [...left].filter((id) => {
		const asset = base[id];
		return asset?.kind === 'asset' && asset.source.type === 'drawn' && changes.get(id) !== null;
	});
	if (drawn.length === 0) {
		return [];
	}
	const used = new Set(castOf(base).map(member => member.portrait.assetId));
	for (const clip of sequencesOf(base).flatMap(sequence => clipsOf(base, sequence.id))) {
		if (!changes.has(clip.id)) {
			shownBy(clip).forEach(id => used.add(id));
		}
	}
	for (const record of changes.values()) {
		if (record?.kind === 'clip') {
			shownBy(record).forEach(id => used.add(id));
		}
	}
	return drawn.filter(id => !used.has(id));
};
