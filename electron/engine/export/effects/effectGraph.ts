import { noiseOffset, noiseSide, noiseSquare } from '../../../shared/effects/noise.ts';
import { drawnShape, type Shape } from '../../../shared/effects/shape.ts';
import type { Step } from '../../../shared/effects/steps.ts';
import { streakShifts } from '../../../shared/effects/streak.ts';
import type { Size } from '../../../shared/render/geometry.ts';
import { onTicks } from '../sourceFilters.ts';
import { cubeFile, greyFile, greyFilm, type GraphFile } from './graphFile.ts';

/** A branch of the graph: gbrp, or gbrap with straight colours. */
export type EffectPicture = { readonly label: string; readonly hasAlpha: boolean };

type StepOf<Type extends Step['type']> = Extract<Step, { type: Type }>;

/** A Gaussian blur by recursion; it approaches the true bell with the number of passes, and three cannot be told apart by eye. A deviation of 0 is none, but the filter would divide by it. */
const blurFilter = (across: number, down: number): string => `gblur=sigma=${Math.max(0.1, across).toFixed(3)}:sigmaV=${Math.max(0.1, down).toFixed(3)}:steps=4`;

/** The same expression for the colour planes; `x` and `y` are the codes of both pictures. It is worked out once for all 65 536 pairs. */
const pairFilter = (expression: string, hasAlpha: boolean): string =>
	`lut2=c0='${expression}':c1='${expression}':c2='${expression}'${hasAlpha ? ':c3=x' : ''}`;

/** Writes the filters that carry out the steps of effects. Numbers only; tables and shapes lie in files. Pure, but for what it gathers. */
export class EffectGraph {
	readonly filters: string[] = [];
	readonly files: GraphFile[] = [];
	readonly #size: Size;
	readonly #prefix: string;
	#firstFrame: number;
	#count = 0;

	/**
	 * @param prefix begins every label and file name of this graph
	 * @param firstFrame the clip's frame that is the branch's first
	 */
	constructor({ prefix, size, firstFrame }: { prefix: string; size: Size; firstFrame: number }) {
		this.#prefix = prefix;
		this.#size = size;
		this.#firstFrame = firstFrame;
	}

	/** Carries out the steps on a branch and answers the branch that comes out. */
	draw(picture: EffectPicture, steps: readonly Step[]): EffectPicture {
		return steps.reduce((current, step) => this.#step(current, step), picture);
	}

	#step(picture: EffectPicture, step: Step): EffectPicture {
		switch (step.type) {
			case 'table': return this.#table(picture, step);
			case 'blur': return this.#premultiplied(picture, blurFilter(step.across * this.#size.height, step.down * this.#size.height));
			case 'streak': return this.#streak(picture, step);
			case 'sharpen': return this.#sharpen(picture, step);
			case 'mosaic': {
				const { width, height } = this.#size;
				const columns = Math.min(step.columns, width);
				return this.#premultiplied(picture, `scale=${columns}:${Math.max(1, Math.round(columns * height / width))}:flags=area+accurate_rnd+full_chroma_int,scale=${width}:${height}:flags=neighbor`);
			}
			case 'flip': return this.#add([picture.label], [...step.isAcross ? ['hflip'] : [], ...step.isDown ? ['vflip'] : []].join(','), picture.hasAlpha);
			case 'grain': return this.#grain(picture, step);
			case 'cut-out': return this.#withAlpha(picture, this.#grey(step));
			case 'masked': return this.#masked(picture, step);
			case 'glow': return this.#glow(picture, step);
		}
	}

	#name(): string {
		return `${this.#prefix}${this.#count++}`;
	}

	#add(inputs: readonly string[], filters: string, hasAlpha: boolean): EffectPicture {
		const label = this.#name();
		this.filters.push(`${inputs.map(input => `[${input}]`).join('')}${filters}[${label}]`);
		return { label, hasAlpha };
	}

	#split(picture: EffectPicture): readonly [EffectPicture, EffectPicture] {
		const [first, second] = [this.#name(), this.#name()];
		this.filters.push(`[${picture.label}]split[${first}][${second}]`);
		return [{ ...picture, label: first }, { ...picture, label: second }];
	}

	#file(extension: string, bytes: GraphFile['bytes']): string {
		const name = `${this.#name()}.${extension}`;
		this.files.push({ name, bytes });
		return name;
	}

	/** Filters that mix neighbours do so with premultiplied colours, or what cannot be seen would shine through. */
	#premultiplied(picture: EffectPicture, filters: string): EffectPicture {
		return this.#add([picture.label], picture.hasAlpha ? `premultiply=inplace=1,${filters},unpremultiply=inplace=1` : filters, picture.hasAlpha);
	}

	/** A shape as a grey branch of one frame, which is held; or of a frame for each of its path. */
	#grey({ shape, path = [] }: { readonly shape: Shape; readonly path?: readonly Shape[] }): string {
		const { width, height } = this.#size;
		if (path.length > 1) {
			const film = this.#file('png', () => greyFilm(path.map(place => () => drawnShape(place, width, height)), width, height));
			return this.#add([], `movie=filename=${film}:format_name=png_pipe,format=gray,${onTicks}`, false).label;
		}
		const name = this.#file('pgm', () => greyFile(drawnShape(shape, width, height), width, height));
		return this.#add([], `movie=filename=${name}:format_name=pgm_pipe,format=gray,${onTicks}`, false).label;
	}

	/** The picture, as transparent as it was times the grey branch. */
	#withAlpha(picture: EffectPicture, grey: string): EffectPicture {
		if (!picture.hasAlpha) {
			return this.#add([this.#add([picture.label], 'format=gbrap', true).label, grey], 'alphamerge', true);
		}
		const [colours, old] = this.#split(picture);
		const before = this.#add([old.label], 'alphaextract,format=gray', false);
		const alpha = this.#add([before.label, grey], "lut2=c0='round(x*y/255)'", false);
		return this.#add([colours.label, alpha.label], 'alphamerge', true);
	}

	#table(picture: EffectPicture, { table }: StepOf<'table'>): EffectPicture {
		const colour = `lut3d=file=${this.#file('cube', () => cubeFile(table, 'colour'))}:interp=trilinear`;
		if (!table.hasAlpha) {
			return this.#add([picture.label], colour, picture.hasAlpha);
		}
		const [first, second] = this.#split(picture);
		const coloured = this.#add([first.label], colour, picture.hasAlpha);
		const alpha = this.#add([second.label], `format=gbrp,lut3d=file=${this.#file('cube', () => cubeFile(table, 'alpha'))}:interp=trilinear,extractplanes=g`, false);
		return this.#withAlpha(coloured, alpha.label);
	}

	#streak(picture: EffectPicture, { length, angle }: StepOf<'streak'>): EffectPicture {
		const { width, height } = this.#size;
		const moved = ({ x, y }: { x: number; y: number }): string => {
			const [across, down] = [Math.abs(x), Math.abs(y)];
			const left = Math.max(0, x);
			const top = Math.max(0, y);
			return `crop=${width - across}:${height - down}:${across - left}:${down - top}:exact=1,pad=${width}:${height}:${left}:${top},`
				+ `fillborders=left=${left}:right=${across - left}:top=${top}:bottom=${down - top}:mode=smear`;
		};
		const { start, shifts } = streakShifts(length * height, angle);
		let current = picture.hasAlpha ? this.#add([picture.label], 'premultiply=inplace=1', true) : picture;
		if (start.x !== 0 || start.y !== 0) {
			current = this.#add([current.label], moved(start), picture.hasAlpha);
		}
		for (const shift of shifts) {
			const [stays, goes] = this.#split(current);
			current = this.#add([stays.label, this.#add([goes.label], moved(shift), picture.hasAlpha).label], 'blend=all_mode=average', picture.hasAlpha);
		}
		return picture.hasAlpha ? this.#add([current.label], 'unpremultiply=inplace=1', true) : current;
	}

	#sharpen(picture: EffectPicture, { radius, amount }: StepOf<'sharpen'>): EffectPicture {
		const [sharp, soft] = this.#split(picture);
		const sigma = radius * this.#size.height;
		const blurred = this.#premultiplied(soft, blurFilter(sigma, sigma));
		return this.#add([sharp.label, blurred.label], pairFilter(`clip(round(x+${amount.toFixed(4)}*(x-y)),0,255)`, picture.hasAlpha), picture.hasAlpha);
	}

	#grain(picture: EffectPicture, { amount, size }: StepOf<'grain'>): EffectPicture {
		const { width, height } = this.#size;
		const grainPixels = Math.max(1, size * height / 1000);
		const across = Math.ceil(width / grainPixels);
		const down = Math.ceil(height / grainPixels);
		const file = this.#file('pgm', () => {
			const square = noiseSquare();
			const [fileWidth, fileHeight] = [noiseSide + across, noiseSide + down];
			const pixels = Uint8Array.from({ length: fileWidth * fileHeight }, (_, at) => square[Math.floor(at / fileWidth) % noiseSide * noiseSide + at % fileWidth % noiseSide] ?? 0);
			return greyFile(pixels, fileWidth, fileHeight);
		});
		const step = noiseOffset(1);
		const place = (by: number) => `'mod((n+${this.#firstFrame + noiseSide})*${by},${noiseSide})'`;
		const noise = this.#add([], `movie=filename=${file}:format_name=pgm_pipe,format=gray,loop=loop=-1:size=1,${onTicks},crop=${across}:${down}:${place(step.x)}:${place(step.y)},`
			+ `scale=${width}:${height}:flags=bilinear+accurate_rnd,mergeplanes=${picture.hasAlpha ? '0x00000000:gbrap' : '0x000000:gbrp'}`, picture.hasAlpha);
		return this.#add([picture.label, noise.label], `${pairFilter(`clip(round(x+${amount.toFixed(4)}*(y-128)),0,255)`, picture.hasAlpha)}:shortest=1`, picture.hasAlpha);
	}

	#masked(picture: EffectPicture, { steps, ...where }: StepOf<'masked'>): EffectPicture {
		const [outside, inside] = this.#split(picture);
		const changed = this.draw(inside, steps);
		const hasAlpha = picture.hasAlpha || changed.hasAlpha;
		const ready = ({ label, hasAlpha: isReady }: EffectPicture) => (hasAlpha
			? this.#add([label], `${isReady ? '' : 'format=gbrap,'}premultiply=inplace=1`, true).label
			: label);
		const mask = this.#add([this.#grey(where)], `mergeplanes=${hasAlpha ? '0x00000000:gbrap' : '0x000000:gbrp'}`, hasAlpha);
		const merged = this.#add([ready(outside), ready(changed), mask.label], 'maskedmerge', hasAlpha);
		return hasAlpha ? this.#add([merged.label], 'unpremultiply=inplace=1', true) : merged;
	}

	#glow(picture: EffectPicture, { amount, steps }: StepOf<'glow'>): EffectPicture {
		const [below, copy] = this.#split(picture);
		const light = this.draw(copy, steps);
		return this.#add([below.label, light.label], pairFilter(`round(x+(255-x)*y*${amount.toFixed(4)}/255)`, picture.hasAlpha), picture.hasAlpha);
	}
}

/** Whether the steps give another picture from frame to frame though nothing is keyframed. */
export const stepsMove = (steps: readonly Step[]): boolean => steps.some(step => step.type === 'grain' || ((step.type === 'masked' || step.type === 'glow') && stepsMove(step.steps)));

