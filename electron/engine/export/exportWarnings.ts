import { drawingProblems } from '../../shared/drawing/index.ts';
import { captionsOf, captionTracksOf, clipsOf, recordOf } from '../../shared/timeline/queries.ts';
import type { Project } from '../../shared/timeline/records.ts';
import { bundledGlyphs } from '../drawing/fonts.ts';

/**
 * What an export of a sequence will draw otherwise than it was meant: fonts that are not there and what stands in for them, characters no font has. Whole sentences, each
 * with the title or caption track it is about, each once. Nothing is refused for it.
 */
export const exportWarnings = (project: Project, sequenceId: string): readonly string[] => {
	const titles = clipsOf(project, sequenceId).filter(clip => clip.isEnabled).flatMap((clip) => {
		const source = recordOf(project, 'asset', clip.assetId)?.source;
		return source?.type === 'drawn' ? drawingProblems(source.drawing, source.parameters, bundledGlyphs).map(problem => `“${clip.name}”: ${problem}`) : [];
	});
	const captions = captionTracksOf(project, sequenceId).filter(track => !track.isHidden).flatMap((track) => {
		const text = captionsOf(project, track.id).map(caption => caption.text).join('\n');
		return text === '' ? [] : drawingProblems('caption', { ...track.style, text }, bundledGlyphs).map(problem => `“${track.name}”: ${problem}`);
	});
	return [...new Set([...titles, ...captions])];
};
