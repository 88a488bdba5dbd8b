import { rampOf, rampSpeed } from '../../electron/shared/time/speedRamp.ts';
import type { Clip } from '../../electron/shared/timeline/records.ts';
import type { ClipBox } from './drawSound.ts';
import type { Scene } from './scene.ts';
import { labelHeight } from './soundLayout.ts';
import { timeAtX, xAt } from './zoom.ts';

const percent = (speed: number): string => String(Math.round(speed * 1000) / 10);

/** How fast a clip runs, for its label: nothing at full speed, “50 %”, or the slowest and the fastest of a ramp, “30–200 %”. */
export const speedWords = (clip: Clip): string => {
	const speeds = rampOf(clip)?.flatMap(({ value }) => (typeof value === 'number' ? [value] : [])) ?? [clip.speed];
	const [least, most] = [percent(Math.min(...speeds)), percent(Math.max(...speeds))];
	if (least !== most) {
		return `${least}–${most} %`;
	}
	return most === '100' ? '' : `${most} %`;
};

/** Below this height a clip has no room for a curve. */
const leastHeight = 34;
/** Double and half as fast lie as far from full speed, a quarter of the band each; what is beyond four times stays at its edge. */
const share = (speed: number): number => Math.max(0.04, Math.min(0.96, 0.5 + Math.log2(speed) / 4));

/** The curve of a clip's speed over its pictures, with full speed as a dotted line, and its points. Sound has its own lines there: it shows none. */
export const drawSpeed = (context: CanvasRenderingContext2D, scene: Scene, clip: Clip, box: ClipBox, isSound: boolean): void => {
	const ramp = rampOf(clip);
	if (!ramp || isSound || box.height < leastHeight) {
		return;
	}
	const top = box.top + labelHeight;
	const height = box.height - labelHeight - 2;
	const yAt = (speed: number) => top + (1 - share(speed)) * height;
	const from = Math.max(box.left, -2);
	const to = Math.min(box.right, scene.width + 2);
	const speedAtX = (x: number) => rampSpeed(ramp, timeAtX(scene.scale, x) - clip.start);
	context.save();
	context.fillStyle = 'rgb(8 8 10 / 38%)';
	context.beginPath();
	context.moveTo(from, top + height);
	for (let x = from; x < to; x += 2) {
		context.lineTo(x, yAt(speedAtX(x)));
	}
	context.lineTo(to, yAt(speedAtX(to)));
	context.lineTo(to, top + height);
	context.fill();
	context.setLineDash([2, 4]);
	context.strokeStyle = 'rgb(255 255 255 / 30%)';
	context.lineWidth = 1;
	context.beginPath();
	context.moveTo(from, Math.round(yAt(1)) + 0.5);
	context.lineTo(to, Math.round(yAt(1)) + 0.5);
	context.stroke();
	context.setLineDash([]);
	context.strokeStyle = 'rgb(255 255 255 / 85%)';
	context.lineWidth = 1.5;
	context.beginPath();
	for (let x = from; x < to; x += 2) {
		context.lineTo(x, yAt(speedAtX(x)));
	}
	context.lineTo(to, yAt(speedAtX(to)));
	context.stroke();
	context.fillStyle = '#fff';
	for (const { time, value } of ramp) {
		const x = xAt(scene.scale, clip.start + time);
		if (x >= from && x <= to && typeof value === 'number') {
			context.beginPath();
			context.arc(x, yAt(value), 2.5, 0, Math.PI * 2);
			context.fill();
		}
	}
	context.restore();
};
