import { noiseOffset } from '../../../electron/shared/effects/noise.ts';
import type { Step } from '../../../electron/shared/effects/steps.ts';
import { streakShifts } from '../../../electron/shared/effects/streak.ts';
import { Program } from '../program.ts';
import type { RenderTarget, RenderTargetPool } from '../renderTarget.ts';
import { rectangleVertexShader } from '../shaders.ts';
import { blocksShader, blurShader, cutOutShader, flipShader, glowShader, grainShader, halvingShader, maskedShader, meanShader, sharpenShader, tableShader, unblockShader } from './effectShaders.ts';
import { EffectTextures } from './effectTextures.ts';

type StepOf<Type extends Step['type']> = Extract<Step, { type: Type }>;

/** Above this many pixels of deviation a blur is done on a halved copy: what it loses there, the blur would take anyway. */
const largestSigma = 8;

/** Carries out the steps of effects with WebGL2. Takes and gives targets of the compositor's pool. */
export class EffectDrawing {
	readonly #gl: WebGL2RenderingContext;
	readonly #targets: RenderTargetPool;
	readonly #textures: EffectTextures;
	readonly #programs = new Map<string, Program>();

	constructor(gl: WebGL2RenderingContext, targets: RenderTargetPool) {
		this.#gl = gl;
		this.#targets = targets;
		this.#textures = new EffectTextures(gl);
	}

	/** Carries out the steps on `picture`, which goes back to the pool unless it is the result. `frame` counts from the clip's first. */
	draw(picture: RenderTarget, steps: readonly Step[], frame: number): RenderTarget {
		return steps.reduce((current, step) => {
			const next = this.#step(current, step, frame);
			if (next !== current) {
				this.#targets.give(current);
			}
			return next;
		}, picture);
	}

	/** A blurred copy; deviations in pixels. The picture stays as it is. */
	blurred(picture: RenderTarget, across: number, down: number): RenderTarget {
		const { width, height } = picture;
		let [small, halved] = [picture, 1];
		while (Math.max(across, down) / halved > largestSigma && Math.min(small.width, small.height) > 8) {
			const next = this.#targets.take(Math.ceil(small.width / 2), Math.ceil(small.height / 2), picture.precision);
			this.pass(halvingShader, next, { u_source: small.texture });
			this.#giveCopy(small, picture);
			[small, halved] = [next, halved * 2];
		}
		const middle = this.#targets.take(small.width, small.height, 'fine');
		this.#blurAxis(small, middle, [1, 0], across / halved);
		this.#giveCopy(small, picture);
		const result = this.#targets.take(width, height);
		this.#blurAxis(middle, result, [0, 1], down / halved);
		this.#targets.give(middle);
		return result;
	}

	dispose(): void {
		this.#textures.dispose();
	}

	#giveCopy(target: RenderTarget, original: RenderTarget): void {
		if (target !== original) {
			this.#targets.give(target);
		}
	}

	#blurAxis(source: RenderTarget, target: RenderTarget, axis: readonly [number, number], sigma: number): void {
		this.pass(blurShader, target, { u_source: source.texture }, (program) => {
			program.setFloats('u_axis', ...axis);
			program.setFloats('u_sigma', Math.max(0.1, sigma));
		});
	}

	#step(picture: RenderTarget, step: Step, frame: number): RenderTarget {
		const { width, height } = picture;
		switch (step.type) {
			case 'table': return this.#table(picture, step);
			case 'blur': return this.blurred(picture, step.across * height, step.down * height);
			case 'streak': return this.#streak(picture, step);
			case 'sharpen': return this.#sharpen(picture, step);
			case 'mosaic': return this.#mosaic(picture, step);
			case 'flip': return this.#like(picture, flipShader, { u_source: picture.texture }, program => program.setIntegers('u_mirror', Number(step.isAcross), Number(step.isDown)));
			case 'grain': return this.#grain(picture, step, frame);
			case 'cut-out': return this.#like(picture, cutOutShader, { u_source: picture.texture, u_mask: this.#textures.shape(step.shape, width, height) });
			case 'masked': return this.#masked(picture, step, frame);
			case 'glow': return this.#glow(picture, step, frame);
		}
	}

	#table(picture: RenderTarget, { table }: StepOf<'table'>): RenderTarget {
		const texture = this.#textures.table(table);
		return this.#like(picture, tableShader, { u_source: picture.texture }, (program) => {
			program.setVolume('u_table', 1, texture);
			program.setFloats('u_cells', table.size - 1);
		});
	}

	#streak(picture: RenderTarget, { length, angle }: StepOf<'streak'>): RenderTarget {
		const { start, shifts } = streakShifts(length * picture.height, angle);
		return [{ ...start, share: 0 }, ...shifts.map(shift => ({ ...shift, share: 1 }))].reduce((current, { x, y, share }) => {
			const next = this.#like(current, meanShader, { u_source: current.texture }, (program) => {
				program.setIntegers('u_move', x, y);
				program.setFloats('u_share', share);
			});
			this.#giveCopy(current, picture);
			return next;
		}, picture);
	}

	#sharpen(picture: RenderTarget, { radius, amount }: StepOf<'sharpen'>): RenderTarget {
		const soft = this.blurred(picture, radius * picture.height, radius * picture.height);
		const sharp = this.#like(picture, sharpenShader, { u_source: picture.texture, u_soft: soft.texture }, program => program.setFloats('u_amount', amount));
		this.#targets.give(soft);
		return sharp;
	}

	#mosaic(picture: RenderTarget, { columns }: StepOf<'mosaic'>): RenderTarget {
		const across = Math.min(columns, picture.width);
		const blocks = this.#targets.take(across, Math.max(1, Math.round(across * picture.height / picture.width)));
		this.pass(blocksShader, blocks, { u_source: picture.texture });
		const large = this.#like(picture, unblockShader, { u_source: blocks.texture });
		this.#targets.give(blocks);
		return large;
	}

	#grain(picture: RenderTarget, { amount, size }: StepOf<'grain'>, frame: number): RenderTarget {
		const { width, height } = picture;
		const grainPixels = Math.max(1, size * height / 1000);
		const offset = noiseOffset(frame + 512);
		return this.#like(picture, grainShader, { u_source: picture.texture, u_noise: this.#textures.noise() }, (program) => {
			program.setFloats('u_offset', offset.x, offset.y);
			program.setFloats('u_scale', Math.ceil(width / grainPixels) / width, Math.ceil(height / grainPixels) / height);
			program.setFloats('u_amount', amount);
		});
	}

	#masked(picture: RenderTarget, { shape, steps }: StepOf<'masked'>, frame: number): RenderTarget {
		const changed = this.#changed(picture, steps, frame);
		const masked = this.#like(picture, maskedShader, { u_source: picture.texture, u_changed: changed.texture, u_mask: this.#textures.shape(shape, picture.width, picture.height) });
		this.#giveCopy(changed, picture);
		return masked;
	}

	#glow(picture: RenderTarget, { amount, steps }: StepOf<'glow'>, frame: number): RenderTarget {
		const light = this.#changed(picture, steps, frame);
		const glowing = this.#like(picture, glowShader, { u_source: picture.texture, u_light: light.texture }, program => program.setFloats('u_amount', amount));
		this.#giveCopy(light, picture);
		return glowing;
	}

	/** The picture after some steps, while it stays as it is. */
	#changed(picture: RenderTarget, steps: readonly Step[], frame: number): RenderTarget {
		const [first, ...others] = steps;
		return first ? this.draw(this.#step(picture, first, frame), others, frame) : picture;
	}

	/** A new target of the picture's size after one pass. */
	#like(picture: RenderTarget, fragmentShader: string, textures: Readonly<Record<string, WebGLTexture>>, set?: (program: Program) => void): RenderTarget {
		const target = this.#targets.take(picture.width, picture.height);
		this.pass(fragmentShader, target, textures, set);
		return target;
	}

	/** One pass over the whole target with the textures named. */
	pass(fragmentShader: string, target: RenderTarget, textures: Readonly<Record<string, WebGLTexture>>, set?: (program: Program) => void): void {
		const gl = this.#gl;
		const program = this.#programs.get(fragmentShader) ?? new Program(gl, rectangleVertexShader, fragmentShader);
		this.#programs.set(fragmentShader, program);
		program.use();
		Object.entries(textures).forEach(([name, texture], unit) => program.setTexture(name, unit, texture));
		set?.(program);
		gl.disable(gl.BLEND);
		gl.bindFramebuffer(gl.FRAMEBUFFER, target.framebuffer);
		gl.viewport(0, 0, target.width, target.height);
		program.setFloats('u_targetSize', target.width, target.height);
		program.setFloats('u_rectangle', 0, 0, target.width, target.height);
		gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
	}
}
