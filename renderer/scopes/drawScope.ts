import { histogramOf } from '../../electron/shared/scopes/histogram.ts';
import type { SampledPicture } from '../../electron/shared/scopes/sampledPicture.ts';
import { skinAngle, vectorscopeOf, vectorscopeTargets, type ColourPlace } from '../../electron/shared/scopes/vectorscope.ts';
import { lumaWaveform, rgbParade } from '../../electron/shared/scopes/waveform.ts';
import { vectorscopeImage, waveformImage } from './scopeImages.ts';
import type { ScopeKind } from './scopeKinds.ts';

/** Where a scope is drawn, in CSS pixels, and its colours. */
export type ScopeSheet = {
	readonly context: CanvasRenderingContext2D; readonly width: number; readonly height: number;
	/** Device pixels in a CSS pixel. */
	readonly ratio: number;
	readonly line: string; readonly words: string; readonly font: string;
};

const traceColours = { luma: [214, 219, 224], red: [255, 104, 96], green: [104, 214, 126], blue: [108, 158, 255] } as const;
const marks = [0, 25, 50, 75, 100] as const;

const say = ({ context, words, font }: ScopeSheet, text: string, x: number, y: number, align: CanvasTextAlign): void => {
	context.font = font;
	context.fillStyle = words;
	context.textAlign = align;
	context.textBaseline = 'middle';
	context.fillText(text, x, y);
};

/** Lines at 0 to 100 with their numbers; the top one says the unit. */
const drawLevels = (sheet: ScopeSheet, box: DOMRectReadOnly, unit: string): void => {
	const { context, line } = sheet;
	// Where there is no room for all of them, every other one.
	marks.filter(mark => mark % 50 === 0 || box.height > 70).forEach((mark) => {
		const y = Math.round(box.bottom - mark / 100 * box.height) + 0.5;
		context.strokeStyle = line;
		context.setLineDash(mark % 100 === 0 ? [] : [2, 3]);
		context.beginPath();
		context.moveTo(box.left, y);
		context.lineTo(box.right, y);
		context.stroke();
		say(sheet, String(mark), box.left - 5, y, 'right');
	});
	context.setLineDash([]);
	if (box.height > 90) {
		say(sheet, unit, box.left - 5, box.top + 12, 'right');
	}
};

const drawWaveform = (sheet: ScopeSheet, picture: SampledPicture | null): void => {
	const box = new DOMRectReadOnly(32, 10, sheet.width - 40, sheet.height - 20);
	if (picture) {
		sheet.context.drawImage(waveformImage(lumaWaveform(picture), box.height * sheet.ratio, traceColours.luma), box.x, box.y, box.width, box.height);
	}
	drawLevels(sheet, box, 'IRE');
};

const drawParade = (sheet: ScopeSheet, picture: SampledPicture | null): void => {
	const box = new DOMRectReadOnly(32, 10, sheet.width - 40, sheet.height - 20);
	const gap = 6;
	const width = (box.width - 2 * gap) / 3;
	if (picture) {
		const colours = [traceColours.red, traceColours.green, traceColours.blue];
		rgbParade(picture).forEach((part, place) => sheet.context.drawImage(waveformImage(part, box.height * sheet.ratio, colours[place] ?? traceColours.luma), box.x + place * (width + gap), box.y, width, box.height));
	}
	drawLevels(sheet, box, '%');
};

const drawVectorscope = (sheet: ScopeSheet, picture: SampledPicture | null): void => {
	const { context, width, height, line } = sheet;
	const side = Math.max(40, Math.min(width, height) - 16);
	const [left, top] = [(width - side) / 2, (height - side) / 2];
	const [middleX, middleY] = [left + side / 2, top + side / 2];
	const at = ({ x, y }: ColourPlace) => ({ x: middleX + x * side, y: middleY - y * side });
	if (picture) {
		context.drawImage(vectorscopeImage(vectorscopeOf(picture), side * sheet.ratio), left, top, side, side);
	}
	context.strokeStyle = line;
	context.beginPath();
	context.arc(middleX, middleY, side / 2, 0, 2 * Math.PI);
	context.moveTo(middleX - side / 2, middleY);
	context.lineTo(middleX + side / 2, middleY);
	context.moveTo(middleX, middleY - side / 2);
	context.lineTo(middleX, middleY + side / 2);
	context.stroke();
	const reach = { x: Math.cos(skinAngle / 180 * Math.PI) / 2, y: Math.sin(skinAngle / 180 * Math.PI) / 2 };
	const skin = at(reach);
	context.setLineDash([4, 3]);
	context.strokeStyle = sheet.words;
	context.beginPath();
	context.moveTo(middleX, middleY);
	context.lineTo(skin.x, skin.y);
	context.stroke();
	context.setLineDash([]);
	if (side > 110) {
		say(sheet, 'skin', skin.x - 4, skin.y + 2, 'right');
	}
	vectorscopeTargets.forEach(({ name, place }) => {
		const { x, y } = at(place);
		context.strokeRect(Math.round(x) - 4.5, Math.round(y) - 4.5, 9, 9);
		if (side > 110) {
			const away = Math.hypot(place.x, place.y);
			say(sheet, name, x + place.x / away * 15, y - place.y / away * 13, 'center');
		}
	});
	say(sheet, '75 %', width - 6, height - 9, 'right');
};

const drawHistogram = (sheet: ScopeSheet, picture: SampledPicture | null): void => {
	const { context, line } = sheet;
	const box = new DOMRectReadOnly(12, 10, sheet.width - 24, sheet.height - 30);
	if (picture) {
		const histogram = histogramOf(picture);
		const inner = [histogram.red, histogram.green, histogram.blue, histogram.luma].flatMap(levels => [...levels.subarray(1, 255)]).toSorted((a, b) => b - a);
		// The few highest do not press all others down; black and white borders would.
		const full = Math.max(1, inner[8] ?? 1);
		const trace = (levels: Uint32Array) => {
			context.beginPath();
			context.moveTo(box.left, box.bottom);
			levels.forEach((count, level) => context.lineTo(box.left + level / 255 * box.width, box.bottom - Math.min(1, count / full) * box.height));
			context.lineTo(box.right, box.bottom);
		};
		context.globalCompositeOperation = 'screen';
		([['red', histogram.red], ['green', histogram.green], ['blue', histogram.blue]] as const).forEach(([name, levels]) => {
			trace(levels);
			context.fillStyle = `rgb(${traceColours[name].join(' ')} / 55%)`;
			context.fill();
		});
		context.globalCompositeOperation = 'source-over';
		trace(histogram.luma);
		context.strokeStyle = `rgb(${traceColours.luma.join(' ')} / 80%)`;
		context.stroke();
	}
	marks.filter(mark => mark % 50 === 0 || box.width > 150).forEach((mark) => {
		const x = Math.round(box.left + mark / 100 * box.width) + 0.5;
		context.strokeStyle = line;
		context.setLineDash(mark % 100 === 0 ? [] : [2, 3]);
		context.beginPath();
		context.moveTo(x, box.top);
		context.lineTo(x, box.bottom);
		context.stroke();
		const align = new Map<number, CanvasTextAlign>([[0, 'left'], [100, 'right']]).get(mark) ?? 'center';
		say(sheet, mark === 100 ? '100 %' : String(mark), x, box.bottom + 10, align);
	});
	context.setLineDash([]);
};

const drawings: Readonly<Record<ScopeKind, (sheet: ScopeSheet, picture: SampledPicture | null) => void>> = {
	waveform: drawWaveform, parade: drawParade, vectorscope: drawVectorscope, histogram: drawHistogram,
};

/** Draws one scope of a picture over the whole sheet; without a picture only the graticule. */
export const drawScope = (sheet: ScopeSheet, kind: ScopeKind, picture: SampledPicture | null): void => {
	sheet.context.clearRect(0, 0, sheet.width, sheet.height);
	sheet.context.lineWidth = 1;
	drawings[kind](sheet, picture);
};
