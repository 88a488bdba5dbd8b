import { expect, test } from 'vitest';
import { framePlan } from '../../render/framePlan.ts';
import { withoutCaptions } from '../../render/captionLayers.ts';
import { planSpans } from '../../render/planSpans.ts';
import { brokenInvariants } from '../invariants.ts';
import { captionsOf, captionTracksOf, recordOf } from '../queries.ts';
import type { Project } from '../records.ts';
import { refusalOf } from '../testing/refusal.ts';
import { at, countingIds, projectOf, stripAsset, testFrame } from '../testing/strip.ts';
import { edited } from './index.ts';

const ids = countingIds();
const trackOf = (project: Project): string => captionTracksOf(project, 'sequence-1')[0]?.id ?? '';
/** The captions of the first track as text: "0-10 Hello". */
const captionsIn = (project: Project): readonly string[] => captionsOf(project, trackOf(project)).map(({ start, duration, text }) => `${start / testFrame}-${(start + duration) / testFrame} ${text}`);
const idOf = (project: Project, text: string): string => captionsOf(project, trackOf(project)).find(caption => caption.text === text)?.id ?? '';
const add = (project: Project, start: number, end: number, text: string): Project => edited(project, 'addCaption', { start: at(start), duration: at(end - start), text }, ids);
const two = add(add(projectOf('|A:100|'), 0, 10, 'one'), 20, 30, 'two');

test('the first caption makes its track, the next goes onto it, in order of time', () => {
	expect(captionsIn(add(two, 12, 18, 'between'))).toEqual(['0-10 one', '12-18 between', '20-30 two']);
	expect(captionTracksOf(two, 'sequence-1').map(track => track.name)).toEqual(['Captions']);
});

test('a caption without a length lasts three seconds, or until the next begins', () => {
	expect(captionsIn(edited(two, 'addCaption', { start: at(40), text: 'three' }, ids))).toContain('40-115 three');
	expect(captionsIn(edited(two, 'addCaption', { start: at(12), text: 'short' }, ids))).toContain('12-20 short');
});

test('a caption that would overlap another is refused, which is named with its time', () => {
	expect(refusalOf(() => add(two, 25, 40, 'late'))).toContain('overlap “two” at 00:00:00:20');
	expect(refusalOf(() => edited(two, 'setCaption', { captionId: idOf(two, 'one'), end: at(21) }, ids))).toContain('overlap “two”');
});

test('words, beginning and end change apart from each other, on frames', () => {
	const id = idOf(two, 'one');
	expect(captionsIn(edited(two, 'setCaption', { captionId: id, text: 'uno' }, ids))[0]).toBe('0-10 uno');
	expect(captionsIn(edited(two, 'setCaption', { captionId: id, start: at(4) }, ids))[0]).toBe('4-10 one');
	expect(captionsIn(edited(two, 'setCaption', { captionId: id, end: at(20) }, ids))[0]).toBe('0-20 one');
	expect(refusalOf(() => edited(two, 'setCaption', { captionId: id, end: at(0) }, ids))).toContain('must end after it begins');
});

test('captions move together and keep their distances; one in the way is named', () => {
	const three = add(two, 40, 50, 'three');
	const [one, second] = [idOf(three, 'one'), idOf(three, 'two')];
	expect(captionsIn(edited(three, 'moveCaptions', { captionIds: [second, one], by: at(6) }, ids))).toEqual(['6-16 one', '26-36 two', '40-50 three']);
	expect(captionsIn(edited(three, 'moveCaptions', { captionIds: [one], by: at(30) }, ids))).toEqual(['20-30 two', '30-40 one', '40-50 three']);
	expect(refusalOf(() => edited(three, 'moveCaptions', { captionIds: [one, second], by: at(11) }, ids))).toContain('overlap “three”');
	expect(refusalOf(() => edited(three, 'moveCaptions', { captionIds: [one], by: at(-1) }, ids))).toContain('begins at 00:00:00:00');
});

test('a split divides the words where the same share of them ends', () => {
	const project = add(projectOf('|A:9|'), 0, 20, 'one two three four');
	expect(captionsIn(edited(project, 'splitCaption', { captionId: idOf(project, 'one two three four'), at: at(10) }, ids))).toEqual(['0-10 one two', '10-20 three four']);
	expect(refusalOf(() => edited(project, 'splitCaption', { captionId: idOf(project, 'one two three four'), at: at(20) }, ids))).toContain('does not lie across');
});

test('merging keeps the words and takes the time between', () => {
	const captionIds = captionsOf(two, trackOf(two)).map(caption => caption.id);
	expect(captionsIn(edited(two, 'mergeCaptions', { captionIds }, ids))).toEqual(['0-30 one\ntwo']);
	const three = add(two, 12, 18, 'between');
	expect(refusalOf(() => edited(three, 'mergeCaptions', { captionIds }, ids))).toContain('overlap “between”');
});

test('captions go, one by one or with their track', () => {
	expect(captionsIn(edited(two, 'removeCaptions', { captionIds: [idOf(two, 'one')] }, ids))).toEqual(['20-30 two']);
	expect(Object.values(edited(two, 'removeCaptionTrack', { trackId: trackOf(two) }, ids)).filter(record => record.kind.startsWith('caption'))).toEqual([]);
});

test('imported cues come onto frames, follow each other, and share a frame’s beginning', () => {
	const cues = [{ start: at(10) + 7, end: at(30), text: 'b' }, { start: at(0), end: at(14), text: 'a' }, { start: at(10), end: at(20), text: 'c' }, { start: at(40), end: at(40) + 1, text: 'd' }];
	const project = edited(projectOf('|A:9|'), 'importCaptions', { cues }, ids);
	expect(captionsIn(project)).toEqual(['0-10 a', '10-30 c\nb', '40-41 d']);
	expect(brokenInvariants(project)).toEqual([]);
});

test('captions are seen above everything while they last, in both plans, and not when their track is hidden', () => {
	const drawnAt = (project: Project, frame: number) => framePlan(project, 'sequence-1', at(frame)).nodes.flatMap(node => node.type === 'layer' && node.layer.drawn ? [node.layer.drawn.parameters['text']] : []);
	expect([0, 9, 10, 25].map(frame => drawnAt(two, frame))).toEqual([['one'], ['one'], [], ['two']]);
	const spans = planSpans(two, 'sequence-1', { start: at(0), end: at(40) });
	expect(spans.map(span => `${span.start / testFrame} ${span.nodes.length}`)).toEqual(['0 2', '10 1', '20 2', '30 1']);
	const hidden = edited(two, 'setProperty', { id: trackOf(two), path: 'isHidden', value: true }, ids);
	expect(drawnAt(hidden, 0)).toEqual([]);
	expect(drawnAt(withoutCaptions(two), 0)).toEqual([]);
});

test('a style belongs to the track and is checked', () => {
	const styled = edited(two, 'setProperty', { id: trackOf(two), path: 'style.size', value: 0.08 }, ids);
	expect(captionTracksOf(styled, 'sequence-1')[0]?.style).toEqual({ size: 0.08 });
	expect(refusalOf(() => edited(two, 'setProperty', { id: trackOf(two), path: 'style.size', value: [1] }, ids))).toContain('style');
});

test('with another frame rate captions stay where they are, on the nearest frames', () => {
	const project = edited(two, 'updateSequence', { sequenceId: 'sequence-1', frameRate: { numerator: 50, denominator: 1 } }, ids);
	expect(captionsIn(project)).toEqual(['0-10 one', '20-30 two']);
	expect(brokenInvariants(project)).toEqual([]);
});

test('an empty sequence that takes the rate of what is imported takes its captions along, unless one would be shorter than a frame', () => {
	const { kind: _kind, id: _id, ...asset } = stripAsset('N');
	const imported = (project: Project, fps: number): Project => edited(project, 'addAssets', {
		assets: [{ ...asset, video: asset.video && { ...asset.video, frameRate: { numerator: fps, denominator: 1 } } }], fitSequenceId: 'sequence-1',
	}, ids);
	const rateOf = (project: Project) => recordOf(project, 'sequence', 'sequence-1')?.frameRate.numerator;
	const empty = add(add(projectOf('||'), 0, 11, 'one'), 22, 23, 'two');
	const slower = imported(empty, 24);
	expect([rateOf(slower), captionsOf(slower, trackOf(slower)).map(({ start, duration }) => [start, start + duration].map(moment => moment / (testFrame * 25 / 24)))]).toEqual([24, [[0, 11], [21, 22]]]);
	expect(brokenInvariants(slower)).toEqual([]);
	const slowest = imported(empty, 10);
	expect([rateOf(slowest), captionsIn(slowest)]).toEqual([25, ['0-11 one', '22-23 two']]);
	expect(brokenInvariants(slowest)).toEqual([]);
});
