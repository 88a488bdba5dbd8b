import type { Lineage } from '../../shared/generation/lineage.ts';
import { knownLayout } from '../../shared/generation/knownLayout.ts';
import type { TaskLimits } from '../../shared/generation/modelCard.ts';
import type { Task } from '../../shared/generation/tasks.ts';
import type { FrameRate } from '../../shared/time/frameRate.ts';
import { recordOf } from '../../shared/timeline/queries.ts';
import type { Project } from '../../shared/timeline/records.ts';
import { renderPictures } from '../export/renderPictures.ts';
import type { PictureMaking } from './makePicture.ts';
import { drawKnownFrames, isAsItWas } from './knownFrames.ts';
import { rateOf } from './lineages.ts';
import { filmOfAsset, type PictureSources } from './lookedAt.ts';
import { drawPortrait } from './personInput.ts';
import { refuse } from './wishes.ts';

type Looking = { readonly project: Project; readonly media: PictureSources; readonly limits: TaskLimits; readonly signal: AbortSignal };

/** How the pictures are drawn that a picture task looks at; null for one from words alone. */
export const lookFor = (task: Task, lineage: Lineage, { project, media, limits, signal }: Looking): PictureMaking['look'] => {
	const { input, picture } = lineage;
	if (input.type === 'known-frames' && task.task === 'image-to-video' && limits.slots && picture) {
		if (!isAsItWas(project, input.first) || !isAsItWas(project, input.last)) {
			return refuse('The picture this clip starts from or leads into has changed since it was asked for. Generate a new clip in its place.');
		}
		const { slots } = limits;
		const layout = knownLayout({ frames: picture.frames, first: task.first, last: task.last, slots });
		return path => drawKnownFrames(input, layout, slots.frames, { project, media, path, width: picture.width, height: picture.height, rate: rateOf(picture.fps), signal });
	}
	if (input.type === 'person' && limits.portraitSide !== null) {
		const { portraitSide } = limits;
		return path => drawPortrait(input, portraitSide, { project, media, path, signal });
	}
	if (input.type === 'asset-range' && picture) {
		return async (path, report) => {
			const own = recordOf(project, 'asset', input.assetId)?.video?.frameRate;
			const rate: FrameRate = task.task === 'upscale-video' && own ? own : rateOf(picture.fps);
			const { width, height } = picture;
			const frames = await renderPictures({
				...filmOfAsset(project, input, rate), width, height, rate, fit: 'cover', composedPixels: task.task === 'upscale-video' ? Infinity : 4 * width * height,
				sources: media, path, signal, report,
			});
			return { path, width, height, frames, fps: picture.fps };
		};
	}
	return null;
};
