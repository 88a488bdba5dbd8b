import { expect, test } from 'vitest';
import { estimatedSeconds, rememberSpeed } from './speed.ts';
import type { SettingsStore } from '../settings/settingsStore.ts';

const emptySettings = (): SettingsStore => {
	const values = new Map<string, unknown>();
	return { get: name => values.get(name) ?? null, set: (name, value) => void values.set(name, value) };
};
const key = { model: 'nano', task: 'text-to-video', device: 'cpu' } as const;
const work = { looks: 100, guessedSecondsPerLook: 0.05, peakBytes: 0 };

test('before anything was measured the card guesses', () => {
	expect(estimatedSeconds(emptySettings(), key, work)).toBeCloseTo(5);
});
test('afterwards this machine speaks, the newest run with half the weight', () => {
	const settings = emptySettings();
	rememberSpeed(settings, key, 50, 10);
	expect(estimatedSeconds(settings, key, work)).toBeCloseTo(20);
	rememberSpeed(settings, key, 50, 5);
	expect(estimatedSeconds(settings, key, work)).toBeCloseTo(15);
});
test('devices and tasks are remembered apart', () => {
	const settings = emptySettings();
	rememberSpeed(settings, key, 50, 10);
	expect(estimatedSeconds(settings, { ...key, device: 'cpu int8' }, work)).toBeCloseTo(5);
});
test('a damaged setting is as good as none', () => {
	const settings = emptySettings();
	settings.set('generation.secondsPerLook', { 'nano text-to-video cpu': 'soon' });
	expect(estimatedSeconds(settings, key, work)).toBeCloseTo(5);
});
