import { expect, test } from 'vitest';
import { time, zeroTime } from '../../electron/shared/time/time.ts';
import { readViews, writeViews, type TimelineView } from './timelineViews.ts';

const view = (path: string, leftFlicks = 0): TimelineView => ({ path, scale: { leftFlicks, pixelsPerSecond: 60 }, scrollTop: 0, playhead: zeroTime, trackHeights: {}, openLanes: [], openAutomation: [] });

test('what was stored is read again', () => {
	const views = [{ ...view('/b.reel', 7), playhead: time(705_600_000), trackHeights: { V1: 80 }, openLanes: ['clip-1', 'V1'], openAutomation: ['A1'] }];
	expect(readViews(writeViews(views, view('/a.reel')))).toEqual([view('/a.reel'), ...views]);
});
test('a film is remembered once, the newest first, and the oldest is forgotten', () => {
	const many = Array.from({ length: 60 }, (_, place) => view(`/${place}.reel`)).reduce<readonly TimelineView[]>((views, newest) => readViews(writeViews(views, newest)), []);
	expect([many.length, many[0]?.path, many.at(-1)?.path]).toEqual([40, '/59.reel', '/20.reel']);
	expect(readViews(writeViews(many, view('/30.reel', 5))).filter(({ path }) => path === '/30.reel')).toEqual([view('/30.reel', 5)]);
});
test('what an earlier version stored has no open lanes', () => {
	expect(readViews([{ path: '/a.reel', leftFlicks: 0, pixelsPerSecond: 60, scrollTop: 0, playhead: 0, trackHeights: {} }])).toEqual([view('/a.reel')]);
});
test('of very many open lanes the first are remembered', () => {
	const [all] = readViews(writeViews([], { ...view('/a.reel'), openLanes: Array.from({ length: 10_000 }, (_, place) => `clip-${place}`) }));
	expect([all?.openLanes.length, all?.openLanes[0]]).toEqual([500, 'clip-0']);
});
test('what makes no sense is passed over', () => {
	expect(readViews({ path: '/a.reel' })).toEqual([]);
	expect(readViews([{ path: '/a.reel', pixelsPerSecond: -1 }, 3, null])).toEqual([]);
});
