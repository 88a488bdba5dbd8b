import { time, type Time } from '../../../electron/shared/time/time.ts';
import { clipEnd, neighbours, recordOf } from '../../../electron/shared/timeline/queries.ts';
import type { Clip } from '../../../electron/shared/timeline/records.ts';
import type { App } from '../../state/app.svelte.ts';
import { signedTimecode } from '../../text/timecodes.ts';
import { previewEdit } from '../previewEdit.ts';
import { draggedTime, gestureSnapPoints, type Gesture, type Pointer } from './gesture.ts';
import { trimFrames } from './trimFrames.ts';

/**
 * Drags an edge. With the select tool neighbours stay and stop it; with the trim tool (or Ctrl) later clips follow (ripple);
 * with Alt the cut to the touching neighbour rolls. With Shift one side of a linked pair is trimmed alone: a J- or an L-cut.
 */
export const trimGesture = (app: App, clip: Clip, edge: 'head' | 'tail', from: Pointer): Gesture => {
	const { project } = app.document;
	const { view } = app;
	const edgeAt = edge === 'head' ? clip.start : clipEnd(clip);
	const points = gestureSnapPoints(app, new Set([clip.id]));
	const { previous, next } = neighbours(project, clip);
	const isRipple = view.tool === 'trim' || from.ctrlKey;
	const partner = edge === 'head' ? previous : next;
	const isRoll = from.altKey && partner !== undefined && (edge === 'head' ? clipEnd(partner) === clip.start : partner.start === clipEnd(clip));

	const withLinked = view.isLinking && !from.shiftKey;
	const isSound = app.document.get('track', clip.trackId)?.type === 'audio';
	const isAlone = view.isLinking && from.shiftKey && clip.linkId !== null;

	const request = (to: Time) => {
		if (isRoll && partner) {
			return { name: 'roll', args: { fromClipId: edge === 'head' ? partner.id : clip.id, toClipId: edge === 'head' ? clip.id : partner.id, to, withLinked } } as const;
		}
		const names = isRipple ? { head: 'rippleTrimHead', tail: 'rippleTrimTail' } as const : { head: 'trimHead', tail: 'trimTail' } as const;
		return { name: names[edge], args: { clipId: clip.id, to, withLinked } } as const;
	};
	const target = (pointer: Pointer): Time => time(edgeAt + draggedTime(app, [edgeAt], points, from.x, pointer.x));

	return {
		cursor: edge === 'head' ? 'w-resize' : 'e-resize',
		move: (pointer) => {
			const to = target(pointer);
			const { name, args } = request(to);
			const preview = previewEdit(project, name, args);
			const trimmed = preview.project && recordOf(preview.project, 'clip', clip.id);
			view.provisional = preview.project;
			view.trimming = preview.project ? trimFrames(preview.project, app.document.openSequence().frameRate, clip.id, edge) : null;
			const rate = app.document.openSequence().frameRate;
			const by = trimmed ? time(trimmed.duration - clip.duration) : time(0);
			view.note = {
				x: pointer.x, y: pointer.y, tone: preview.refused ? 'refused' : 'plain',
				text: preview.refused ?? `${{ roll: 'Roll ', rippleTrimHead: 'Ripple ', rippleTrimTail: 'Ripple ', trimHead: '', trimTail: '' }[name]}${signedTimecode(by, rate)}${isAlone ? ` · ${isSound ? 'sound' : 'picture'} alone` : ''}`,
			};
		},
		end: async (pointer) => {
			const to = target(pointer);
			if (to !== edgeAt) {
				const { name, args } = request(to);
				await app.edit(name, args);
			}
		},
	};
};
