import { expect, test } from 'vitest';
import { chooseDevice } from './devices.ts';

const backends = [{ name: 'cpu', bundled: true }, { name: 'webgpu', bundled: true }, { name: 'cuda', bundled: false }];

test('the processor needs no excuse', () => {
	expect(chooseDevice('', backends)).toEqual({ device: 'cpu', fallback: null });
	expect(chooseDevice('CPU', backends)).toEqual({ device: 'cpu', fallback: null });
});
test('a back end that is there is tried', () => {
	expect(chooseDevice('webgpu', backends)).toEqual({ device: 'webgpu', fallback: null });
	expect(chooseDevice('cuda', backends)).toEqual({ device: 'cuda', fallback: null });
});
test('one that is not there falls back to the processor and says so', () => {
	expect(chooseDevice('coreml', backends)).toEqual({ device: 'cpu', fallback: 'Core ML is not part of this installation; models run on the processor.' });
	expect(chooseDevice('toString', backends).fallback).toContain('no device called “toString”');
});
