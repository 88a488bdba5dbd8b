import { expect, test } from 'vitest';
import { applied, diffBetween, reversed } from '../diff.ts';
import { assetsOf, clipsOf } from '../queries.ts';
import type { Asset, Project } from '../records.ts';
import { refusalOf } from '../testing/refusal.ts';
import { at, countingIds, projectOf, stripOf } from '../testing/strip.ts';
import { edited } from './index.ts';

const ids = countingIds();
const put = (strip: string, start: number, rest: Partial<{ trackId: string; drawing: string; duration: ReturnType<typeof at>; parameters: Record<string, string | number> }> = {}): Project =>
	edited(projectOf(strip), 'addDrawing', { drawing: 'plain', parameters: { text: 'T' }, duration: at(4), start: at(start), ...rest }, ids);
const drawnOf = (project: Project): readonly Asset[] => assetsOf(project).filter(asset => asset.source.type === 'drawn');
const parametersOf = (project: Project, name: string) => drawnOf(project).flatMap(({ source, ...asset }) => source.type === 'drawn' && asset.name === name ? [source.parameters] : []);
const titleClips = (project: Project) => clipsOf(project, 'sequence-1').filter(clip => drawnOf(project).some(asset => asset.id === clip.assetId));

test('a title goes onto the front track where that has room', () => {
	expect(stripOf(put('V2 |A:3|\nV1 |B:9|', 5))).toBe('V2 |A:3|-:2|T:4|\nV1 |B:9|');
});

test('a title makes a track in front where something lies already, and overwrites nothing', () => {
	expect(stripOf(put('|A:9|', 2))).toBe('V2 |-:2|T:4|\nV1 |A:9|');
	expect(stripOf(put('V2 |A:9|\nV1 |-:4|B:2|', 0, { trackId: 'V1' }))).toBe('V2 |A:9|\nV1 |T:4|B:2|');
});

test('a title lasts as long as such titles do unless told, and is as large as the frame', () => {
	const project = edited(projectOf('|A:9|'), 'addDrawing', { drawing: 'lower-third', start: at(0) }, ids);
	expect(titleClips(project)[0]?.duration).toBe(at(125));
	expect(drawnOf(project)[0]?.video).toMatchObject({ width: 1920, height: 1080, hasAlpha: true });
	expect(titleClips(project)[0]?.name).toBe('Name');
});

test('a drawing that does not exist, a value it does not take and a locked track are refused in words', () => {
	expect(refusalOf(() => put('|A:9|', 0, { drawing: 'neon' }))).toContain('There are: plain, lower-third');
	expect(refusalOf(() => put('|A:9|', 0, { parameters: { txt: 'x' } }))).toContain('A title has nothing called “txt”. It has: text, font');
	expect(refusalOf(() => put('|A:9|', 0, { parameters: { size: 'big' } }))).toBe('The size of a title cannot be “big”.');
	expect(refusalOf(() => put('V1! |A:9|', 20, { trackId: 'V1' }))).toContain('is locked');
	expect(refusalOf(() => put('V1 |A:9|\nA1 |A:9|', 0, { trackId: 'A1' }))).toContain('is no video track');
});

test('a number beyond its bounds is brought within them', () => {
	expect(parametersOf(put('|A:9|', 0, { parameters: { text: 'T', size: 99 } }), 'T')).toEqual([{ text: 'T', size: 0.6 }]);
});

test('changing a title changes its words, its clip’s name, and nothing that was not named', () => {
	const project = put('|A:9|', 2, { parameters: { text: 'T', size: 0.2 } });
	const [clip] = titleClips(project);
	const changed = edited(project, 'setDrawing', { clipIds: [clip?.id ?? ''], parameters: { text: 'U\nunder it' } }, ids);
	expect(stripOf(changed)).toBe('V2 |-:2|U:4|\nV1 |A:9|');
	expect(parametersOf(changed, 'U')).toEqual([{ text: 'U\nunder it', size: 0.2 }]);
	expect(drawnOf(changed)).toHaveLength(1);
});

test('a clip the user has named keeps its name', () => {
	const project = put('|A:9|', 2);
	const id = titleClips(project)[0]?.id ?? '';
	const named = edited(project, 'setProperty', { id, path: 'name', value: 'X' }, ids);
	expect(stripOf(edited(named, 'setDrawing', { clipIds: [id], parameters: { text: 'U' } }, ids))).toBe('V2 |-:2|X:4|\nV1 |A:9|');
});

test('of two halves of a split title only the one that is changed changes', () => {
	const project = edited(put('|A:9|', 2), 'split', { at: at(4), sequenceId: 'sequence-1' }, ids);
	const second = titleClips(project).at(-1)?.id ?? '';
	const changed = edited(project, 'setDrawing', { clipIds: [second], parameters: { text: 'U' } }, ids);
	expect(stripOf(changed).split('\n')[0]).toBe('V2 |-:2|T:2|U:2|');
	expect(drawnOf(changed)).toHaveLength(2);
	// Both together go on sharing one.
	const both = edited(project, 'setDrawing', { clipIds: titleClips(project).map(clip => clip.id), parameters: { text: 'U' } }, ids);
	expect(drawnOf(both)).toHaveLength(1);
	expect(stripOf(both).split('\n')[0]).toBe('V2 |-:2|U:2|U:2|');
});

test('another drawing keeps what both have in common', () => {
	const project = put('|A:9|', 2, { parameters: { text: 'T', stroke: 0.1, width: 0.5 } });
	const changed = edited(project, 'setDrawing', { clipIds: [titleClips(project)[0]?.id ?? ''], drawing: 'card' }, ids);
	expect(drawnOf(changed)[0]?.source).toEqual({ type: 'drawn', drawing: 'card', parameters: { text: 'T', stroke: 0.1 } });
});

test('footage is not a title', () => {
	expect(refusalOf(() => edited(projectOf('|A:9|'), 'setDrawing', { clipIds: ['V1.A'], parameters: { text: 'U' } }, ids))).toContain('is footage, not a title');
});

test('titles follow the size of their sequence', () => {
	const project = edited(put('|A:9|', 2), 'updateSequence', { sequenceId: 'sequence-1', width: 1080, height: 1920 }, ids);
	expect(drawnOf(project)[0]?.video).toMatchObject({ width: 1080, height: 1920 });
});

test('a title goes with its last clip, and comes back with it', () => {
	const project = put('|A:9|', 20);
	const [clip] = titleClips(project);
	const [asset] = drawnOf(project);
	const lifted = edited(project, 'lift', { clipIds: [clip?.id ?? ''] }, ids);
	expect(drawnOf(lifted)).toEqual([]);
	expect(applied(lifted, reversed(diffBetween(project, lifted)))).toEqual(project);
	const pasted = edited(lifted, 'paste', { clips: clip ? [clip] : [], drawings: asset ? [asset] : [], start: at(30) }, ids);
	expect([drawnOf(pasted).map(({ id }) => id), titleClips(pasted).map(({ start }) => start)]).toEqual([[asset?.id], [at(30)]]);
	expect(refusalOf(() => edited(lifted, 'paste', { clips: clip ? [clip] : [], start: at(30) }, ids))).toContain('There is no media');
});

test('a title that another clip shows, or that was only cut short, stays', () => {
	const project = put('|A:9|', 20);
	const [clip] = titleClips(project);
	const twice = edited(project, 'duplicate', { clipIds: [clip?.id ?? ''] }, ids);
	expect(drawnOf(edited(twice, 'lift', { clipIds: [clip?.id ?? ''] }, ids))).toHaveLength(1);
	expect(drawnOf(edited(project, 'trimTail', { clipId: clip?.id ?? '', to: at(22) }, ids))).toHaveLength(1);
	const replaced = edited(project, 'replace', { clipId: clip?.id ?? '', assetId: 'A', sourceStart: at(2) }, ids);
	expect(drawnOf(replaced)).toEqual([]);
});
