import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeFromSeconds, toSeconds } from '../time/time.ts';
import { parseCaptions } from './captionFile.ts';
import type { Cue } from './cue.ts';
import { formatCueTime, parseCueTime } from './cueTime.ts';
import { readingSpeed } from './readingSpeed.ts';
import { formatSrt } from './srt.ts';
import { formatVtt } from './vtt.ts';

const seconds = (parsed: ReturnType<typeof parseCaptions>) => ('cues' in parsed ? parsed.cues.map(cue => [toSeconds(cue.start), toSeconds(cue.end), cue.text]) : parsed);

test('an SRT file is read with or without numbers, whatever its line ends, and without its tags', () => {
	const file = '\uFEFF1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Hello</i>,\r\n{\\an8}world\r\n\r\n\r\n00:01:00.5 --> 01:00:00,000 X1:10\r\n1 < 2 &amp; 3 > 2';
	expect(seconds(parseCaptions(file))).toEqual([[1, 2.5, 'Hello,\nworld'], [60.5, 3600, '1 < 2 & 3 > 2']]);
});

test('a VTT file is read without its notes, styles and settings', () => {
	const file = 'WEBVTT - Title\nKind: captions\n\nNOTE\nnot a cue\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:02.000 align:left\n<v Ann>Hi &lt;you&gt;\n\n00:03.000 --> 00:04.000\n- One\n- Two\n';
	expect(seconds(parseCaptions(file))).toEqual([[1, 2, 'Hi <you>'], [3, 4, '- One\n- Two']]);
});

test.each([
	['words before any times', 'Hello\n', { line: 1, problem: 'a caption begins with its number or its times' }],
	['a number without times', '1\n00:00:01,000 --> 00:00:02,000\nHi\n\n2\nOops\n', { line: 6, problem: 'after the number of a caption come its times' }],
	['times that are none', '1\n00:00:01 --> soon\nHi', { line: 2, problem: '“00:00:01 --> soon” are no times such as 00:00:01,000 --> 00:00:03,500' }],
	['a minute of seventy seconds', '1\n00:00:70,000 --> 00:02:00,000\nHi', { line: 2, problem: '“00:00:70,000 --> 00:02:00,000” are no times such as 00:00:01,000 --> 00:00:03,500' }],
	['an end before the beginning', '\n1\n00:00:05,000 --> 00:00:04,000\nHi', { line: 3, problem: 'the caption ends before it begins' }],
	['a cue without times in VTT', 'WEBVTT\n\nname\nno times\n', { line: 4, problem: 'a caption begins with its times, or a name and its times' }],
])('%s: the line is named', (_, file, refusal) => {
	expect(parseCaptions(file)).toEqual(refusal);
});

test('no text whatever makes the readers fail otherwise', () => {
	fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
		expect(Object.keys(parseCaptions(text)).length).toBeGreaterThan(0);
		expect(Object.keys(parseCaptions(`WEBVTT\n\n${text}`)).length).toBeGreaterThan(0);
	}));
});

test('what is written is read back, in both forms, to the millisecond', () => {
	const words = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).map(text => text.replaceAll(/[<>&{}\r\n\u0085\u2028\u2029]|-->/gu, '').trim()).filter(text => text !== '' && !/^\d+$/u.test(text));
	const cue = fc.record({ from: fc.integer({ min: 0, max: 86_400_000 }), length: fc.integer({ min: 1, max: 60_000 }), text: words })
		.map(({ from, length, text }): Cue => ({ start: timeFromSeconds(from / 1000), end: timeFromSeconds((from + length) / 1000), text }));
	fc.assert(fc.property(fc.array(cue, { minLength: 1, maxLength: 5 }), (cues) => {
		expect(parseCaptions(formatSrt(cues))).toEqual({ cues });
		expect(parseCaptions(formatVtt(cues))).toEqual({ cues });
	}));
});

test('times are written as both forms want them', () => {
	expect(formatCueTime(timeFromSeconds(3723.4567), ',')).toBe('01:02:03,457');
	expect(parseCueTime('1:02.5')).toBe(timeFromSeconds(62.5));
	expect(parseCueTime('00:61:00,000')).toBeNull();
});

test('reading speed counts letters a second, not line breaks', () => {
	expect(readingSpeed('12345\n67890', timeFromSeconds(2))).toBe(5);
});
