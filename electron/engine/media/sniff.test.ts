import { expect, test } from 'vitest';
import { disguise } from './sniff.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

test('what is no media file is named by what it is, not by what it is called', () => {
	expect(disguise(bytes('#EXTM3U\n#EXTINF:1,\n/etc/passwd\n'))).toBe('a playlist (M3U)');
	expect(disguise(bytes('\u00ef\u00bb\u00bf#EXTM3U\n/etc/passwd\n'))).toBe('a playlist (M3U)');
	expect(disguise(bytes('ffconcat version 1.0\nfile /etc/passwd\n'))).toBe('a playlist (ffconcat)');
	expect(disguise(bytes('# a list\nfile \'/etc/passwd\'\n'))).toBe('a playlist (ffconcat)');
	expect(disguise(bytes('[playlist]\nFile1=http://example.org/a.mp3\n'))).toBe('a playlist (PLS)');
	expect(disguise(bytes('v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n'))).toBe('a session description (SDP)');
	expect(disguise(bytes('<?xml version="1.0"?>\n<MPD type="static"></MPD>'))).toBe('a streaming manifest (MPD)');
	expect(disguise(bytes('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('an SVG drawing');
	expect(disguise(bytes('\n<!DOCTYPE html><html>'))).toBe('a web page (HTML)');
	expect(disguise(bytes('PK\u0003\u0004\u0014\u0000'))).toBe('a ZIP archive');
	expect(disguise(bytes('%PDF-1.7\n%\u00e2'))).toBe('a PDF document');
	expect(disguise(bytes('1\n00:00:01,000 --> 00:00:02,000\nHello\n'))).toBe('a text file');
});

test('media files pass', () => {
	expect(disguise(bytes('\u0000\u0000\u0000\u0020ftypisom\u0000\u0000\u0002\u0000'))).toBeNull();
	expect(disguise(bytes('\u001aE\u00df\u00a3\u009fB\u0086\u0081\u0001'))).toBeNull();
	expect(disguise(bytes('RIFF\u0024\u0008\u0000\u0000WAVEfmt '))).toBeNull();
	expect(disguise(bytes('ID3\u0004\u0000\u0000'))).toBeNull();
	expect(disguise(bytes('\u0089PNG\r\n\u001a\n\u0000'))).toBeNull();
});
