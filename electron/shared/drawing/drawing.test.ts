import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { bundledGlyphs } from '../../engine/drawing/fonts.ts';
import { time } from '../time/time.ts';
import { drawingParameters } from './defineDrawing.ts';
import { fontFamilies, fontStack, usualFamily } from './fonts.ts';
import { shownText } from './glyphs.ts';
import { drawFrame, drawingNamed, drawingProblems, drawings, facesFor, frameState, type DrawnFrame } from './index.ts';
import { isRightToLeft, layoutText, lettersOf, type TextStyle } from './textLayout.ts';

const second = 705_600_000;
const size = { width: 160, height: 90 };
const frameOf = (drawing: string, parameters: DrawnFrame['parameters'] = {}, seconds = 2): DrawnFrame => ({ drawing, parameters, at: time(seconds * second), duration: time(4 * second) });
const pixelsOf = (frame: DrawnFrame, pixels = size): Uint8ClampedArray => {
	const context = createCanvas(pixels.width, pixels.height).getContext('2d');
	drawFrame(context, frame, pixels, bundledGlyphs);
	return context.getImageData(0, 0, pixels.width, pixels.height).data;
};
/** Bytes compared at once: element by element takes seconds. */
const areSame = (one: DrawnFrame, other: DrawnFrame): boolean => Buffer.from(pixelsOf(one)).equals(Buffer.from(pixelsOf(other)));
const inkOf = (frame: DrawnFrame): number => pixelsOf(frame).reduce((sum, value, place) => sum + (place % 4 === 3 ? value : 0), 0);
const style: TextStyle = { family: usualFamily, weight: 400, isItalic: false, sizePixels: 20, trackingPixels: 0, leading: 1.2, align: 'left' };
const linesOf = (text: string, width: number) => layoutText(createCanvas(8, 8).getContext('2d'), text, style, width, bundledGlyphs).lines.map(line => line.text);

describe.each(drawings.map(drawing => [drawing.name, drawing] as const))('%s', (name, drawing) => {
	test('draws something when nothing is told, and with values from anywhere', () => {
		expect(inkOf(frameOf(name, drawing.sample ?? {}))).toBeGreaterThan(0);
		const odd = Object.fromEntries(drawing.parameters.map(({ path }) => [path.split('.').at(-1) ?? '', 1e9]));
		expect(() => pixelsOf(frameOf(name, { ...odd, text: '' }))).not.toThrow();
		expect(() => pixelsOf(frameOf(name, odd, -3))).not.toThrow();
	});

	test('is a function of what it is told: the same again, and the same where its state is', () => {
		expect(areSame(frameOf(name), frameOf(name))).toBe(true);
		for (const seconds of [0.02, 1, 2.02, 3.9]) {
			const [one, other] = [frameOf(name, {}, seconds), frameOf(name, {}, seconds + 0.04)];
			expect(frameState(one) !== frameState(other) || areSame(one, other)).toBe(true);
		}
	});

	test('is opaque where it says so', () => {
		const alphas = pixelsOf(frameOf(name)).filter((_, place) => place % 4 === 3);
		expect(drawing.hasAlpha || alphas.every(alpha => alpha === 255)).toBe(true);
	});

	test('has words for each of its parameters, and defaults within their bounds', () => {
		const defaults = drawingParameters(drawing, {});
		drawing.parameters.forEach((schema) => {
			expect(schema.label).toMatch(/^\p{Lu}/u);
			expect(defaults[schema.path.split('.').at(-1) ?? '']).toBe(schema.default);
		});
	});
});

test('a drawing of another version is left transparent and named', () => {
	expect(inkOf(frameOf('hologram'))).toBe(0);
	expect(drawingProblems('hologram', {}, bundledGlyphs)[0]).toContain('“hologram”');
});

test('an animated title stands still between its ends', () => {
	const title = { animateIn: 'slide-up', animateOut: 'fade', inSeconds: 0.5, outSeconds: 0.5 };
	const [first, later, standing, alsoStanding] = [0.02, 0.2, 0.6, 3.4].map(seconds => frameState(frameOf('plain', title, seconds)));
	expect(first).not.toBe(later);
	expect(standing).toBe(alsoStanding);
});

test('every animation begins with nothing or less, and comes to rest', () => {
	const rest = inkOf(frameOf('plain', { animateIn: 'none' }));
	for (const { value } of drawingNamed('plain')?.parameters.flatMap(parameter => parameter.type === 'choice' && parameter.path.endsWith('animateIn') ? parameter.choices : []) ?? []) {
		const title = { animateIn: value, animateOut: 'none', inSeconds: 1 };
		expect(inkOf(frameOf('plain', title, 1.5)), value).toBe(rest);
		expect(value === 'none' || inkOf(frameOf('plain', title, 0.1)) < rest, value).toBe(true);
	}
});

test('lines break at spaces, between ideographs, and never before a full stop', () => {
	expect(linesOf('one two three four', 100)).toEqual(['one two', 'three four']);
	expect(linesOf('日本語の字幕。', 70)).toEqual(['日本語', 'の字', '幕。']);
	expect(linesOf('unbreakablylongword', 40)).toEqual(['unbreakablylongword']);
	expect(linesOf('a\n\nb', 80)).toEqual(['a', '', 'b']);
});

test('the direction is that of the first letter, and letters are counted as people do', () => {
	expect([isRightToLeft('2026 שלום'), isRightToLeft('(مرحبا) Hello'), isRightToLeft('Hello שלום'), isRightToLeft('123')]).toEqual([true, true, false, false]);
	expect(lettersOf('e\u0301👨‍👩‍👧')).toHaveLength(2);
});

test('Han characters follow the script beside them', () => {
	const familyOf = (text: string) => fontStack(text, usualFamily, 400, false).map(face => face.file.split('/')[0]);
	expect(familyOf('漢字かな')).toEqual(['inter', 'm-plus-1p', 'zcool-xiaowei']);
	expect(familyOf('简体')).toEqual(['inter', 'zcool-xiaowei', 'm-plus-1p']);
	expect(familyOf('Hello')).toEqual(['inter']);
});

test('every face that is named is there and can be read', () => {
	for (const face of fontFamilies.flatMap(family => family.faces)) {
		expect(bundledGlyphs(face, 0x20), face.file).toBe(true);
	}
});

test('every face a text may be drawn with is asked for before', () => {
	for (const [name, text] of [['card', '日本'], ['lower-third', 'مرحبا'], ['plain', 'a']] as const) {
		const asked = new Set(facesFor(name, { text, weight: '800' }));
		const used = new Set<unknown>();
		drawFrame(createCanvas(64, 36).getContext('2d'), frameOf(name, { text, weight: '800' }), { width: 64, height: 36 }, (face, codePoint) => {
			used.add(face);
			return bundledGlyphs(face, codePoint);
		});
		expect([...used].filter(face => !asked.has(face as never))).toEqual([]);
	}
});

test('what a font lacks is named: borrowed from another, or missing altogether', () => {
	const shown = shownText('α ไ\tx\u0000', fontStack('α ไ', 'Lora', 400, false), bundledGlyphs);
	expect(shown).toEqual({ text: 'α □ x', missing: ['ไ'], borrowed: ['α'] });
	expect(drawingProblems('plain', { text: 'α', font: 'Lora' }, bundledGlyphs)).toEqual(['Lora has no “α”; another font draws it.']);
	expect(drawingProblems('plain', { text: 'ไ', font: 'Comic Sans' }, bundledGlyphs)).toEqual([
		'The font “Comic Sans” is not among Reelwright’s; Inter is used instead.', 'No font here has “ไ”; a box stands in its place.',
	]);
	expect(drawingProblems('plain', { text: 'Well' }, bundledGlyphs)).toEqual([]);
});
