import { expect, it } from 'vitest';
import { flicksPerSecond } from '../../electron/shared/time/time.ts';
import { PlaybackClock } from './playbackClock.ts';

it('without sound the clock follows the computer, at the speed of the shuttle', () => {
	let ms = 1000;
	const clock = new PlaybackClock(() => null, () => ms);
	clock.start(10 * flicksPerSecond, -4);
	ms += 500;
	expect(clock.position()).toBe(8 * flicksPerSecond);
});

it('sound overrules the computer, and where it vanishes the clock goes on without a jump', () => {
	let ms = 0;
	let heard: number | null = 5 * flicksPerSecond;
	const clock = new PlaybackClock(() => heard, () => ms);
	clock.start(0, 1);
	ms = 4000;
	expect(clock.position()).toBe(5 * flicksPerSecond);
	heard = null;
	ms = 5000;
	expect(clock.position()).toBe(6 * flicksPerSecond);
});

it('a clock of sound that slips back holds the picture where it is', () => {
	let heard = 100;
	const clock = new PlaybackClock(() => heard, () => 0);
	clock.start(0, 1);
	expect([100, 90, 110].map((position) => {
		heard = position;
		return clock.position();
	})).toEqual([100, 100, 110]);
});

it('sound is not asked at other speeds than the ordinary one', () => {
	let ms = 0;
	const clock = new PlaybackClock(() => 99, () => ms);
	clock.start(0, 2);
	ms = 1000;
	expect(clock.position()).toBe(2 * flicksPerSecond);
});
