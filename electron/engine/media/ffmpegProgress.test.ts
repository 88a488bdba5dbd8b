import { expect, test } from 'vitest';
import { parseProgress } from './ffmpegProgress.ts';

// Copied from ffmpeg 5.1.9 encoding a test picture.
const first = `frame=0\nfps=0.00\nstream_0_0_q=0.0\nbitrate=N/A\ntotal_size=48\nout_time_us=-9223372036854775807\nout_time_ms=-9223372036854775807\nout_time=-2562047788:00:54.775807\ndup_frames=0\ndrop_frames=0\nspeed=N/A\nprogress=continue\n`;
const middle = `frame=171\nfps=170.14\nstream_0_0_q=29.0\nbitrate= 187.2kbits/s\ntotal_size=131120\nout_time_us=5604000\nout_time_ms=5604000\nout_time=00:00:05.604000\ndup_frames=0\ndrop_frames=0\nspeed=5.58x\nprogress=continue\n`;
const last = `frame=250\nfps=165.20\nstream_0_0_q=-1.0\nbitrate= 201.1kbits/s\ntotal_size=249412\nout_time_us=9920000\nout_time_ms=9920000\nout_time=00:00:09.920000\ndup_frames=0\ndrop_frames=0\nspeed=6.56x\nprogress=end\n`;

test('the first report has no time yet', () => {
	expect(parseProgress('', first)).toEqual({ reports: [{ frame: 0, outSeconds: null, speed: null, sizeBytes: 48, isEnd: false }], pending: '' });
});

test('a report tells frames, seconds, speed and bytes, and the last one says so', () => {
	expect(parseProgress('', middle + last).reports).toEqual([
		{ frame: 171, outSeconds: 5.604, speed: 5.58, sizeBytes: 131_120, isEnd: false },
		{ frame: 250, outSeconds: 9.92, speed: 6.56, sizeBytes: 249_412, isEnd: true },
	]);
});

test('reports are the same wherever the pipe cuts the text', () => {
	const text = first + middle + last;
	const whole = parseProgress('', text).reports;
	for (let cut = 0; cut <= text.length; cut += 7) {
		const before = parseProgress('', text.slice(0, cut));
		const after = parseProgress(before.pending, text.slice(cut));
		expect([...before.reports, ...after.reports]).toEqual(whole);
		expect(after.pending).toBe('');
	}
});

test('sound alone has no frame count, and Windows line ends do not matter', () => {
	const { reports } = parseProgress('', 'bitrate=1536.0kbits/s\r\ntotal_size=N/A\r\nout_time_us=2000000\r\nspeed= 101x\r\nprogress=end\r\n');
	expect(reports).toEqual([{ frame: 0, outSeconds: 2, speed: 101, sizeBytes: null, isEnd: true }]);
});
