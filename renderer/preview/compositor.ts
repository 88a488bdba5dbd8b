import type { Shadow } from '../../electron/shared/effects/pictureEffect.ts';
import { operationsOf, shadowsOf } from '../../electron/shared/effects/resolvedEffects.ts';
import { stepsOf } from '../../electron/shared/effects/steps.ts';
import { effectRaster } from '../../electron/shared/render/effectRaster.ts';
import type { FramePlan, PlanLayer, PlanNode, PlanParameters } from '../../electron/shared/render/framePlan.ts';
import { layerGeometry } from '../../electron/shared/render/geometry.ts';
import type { SampledPicture } from '../../electron/shared/scopes/sampledPicture.ts';
import type { Asset } from '../../electron/shared/timeline/records.ts';
import { transitionNamed, transitionParameters } from '../../electron/shared/transitions/index.ts';
import { FrameSampler } from './frameSampler.ts';
import { Blending } from './blending.ts';
import { LayerDrawing, type DrawingQuality } from './layerDrawing.ts';
import { uprightSize, type Picture } from './picture.ts';
import { PictureTextures } from './pictureTextures.ts';
import { rescaledPlacement, type Placement } from './placement.ts';
import { Program } from './program.ts';
import { RenderTargetPool, type RenderTarget } from './renderTarget.ts';
import { EffectDrawing } from './effects/effectDrawing.ts';
import { shadowShader } from './effects/effectShaders.ts';
import { rectangleVertexShader, transitionFragmentShader, uniformName } from './shaders.ts';

/** What a layer of the plan shows: its asset's record, if it has one, and the decoded or drawn picture. Null: not to be had yet, and left out. */
export type LayerContent = (layer: PlanLayer) => Found | null;

type Found = { readonly asset: Asset | null; readonly picture: Picture };

/** A picture drawn as it is, on whole pixels. */
const whollySeen = { opacity: 1, isMoving: false } as const;

/** Everything that lives in the graphics context; made again when the context was lost. */
type Resources = {
	readonly targets: RenderTargetPool; readonly textures: PictureTextures; readonly layers: LayerDrawing; readonly effects: EffectDrawing; readonly blending: Blending;
	readonly transitions: Map<string, Program>;
};

/** Draws frame plans onto a canvas with WebGL2. The canvas's own size is the size drawn; the plan is scaled to it. */
export class Compositor {
	readonly #canvas: HTMLCanvasElement | OffscreenCanvas;
	readonly #gl: WebGL2RenderingContext;
	readonly #onRestored: () => void;
	#resources: Resources | null;
	#frame: RenderTarget | null = null;

	/** `onRestored` is called when a lost graphics context has come back and the frame must be drawn again. */
	constructor(canvas: HTMLCanvasElement | OffscreenCanvas, onRestored: () => void = () => undefined) {
		// The name decides the type, which the overloads of the union of both canvases no longer know.
		const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, stencil: false, powerPreference: 'high-performance' }) as WebGL2RenderingContext | null;
		if (!gl) {
			throw new Error('This browser has no WebGL2, which the viewer draws with.');
		}
		this.#canvas = canvas;
		this.#gl = gl;
		this.#onRestored = onRestored;
		this.#resources = this.#createResources();
		canvas.addEventListener('webglcontextlost', this.#lose);
		canvas.addEventListener('webglcontextrestored', this.#restore);
	}

	/** Draws the plan; with `left`, that other plan on the left, as far as its share (0…1) of the width. Returns false when the graphics context is lost; it will be drawn when it is back. */
	draw(plan: FramePlan, content: LayerContent, quality: DrawingQuality, left: { readonly plan: FramePlan; readonly share: number } | null = null): boolean {
		const resources = this.#resources;
		if (!resources || this.#gl.isContextLost()) {
			return false;
		}
		const frame = this.#frameTarget(resources);
		this.#drawPlan(resources, frame, plan, content, quality);
		if (left) {
			this.#drawLeft(resources, frame, left, content, quality);
		}
		this.#show(frame);
		return true;
	}

	/** The last frame as RGBA, top row first: what the parity tests compare. With sizes, only that much of its top left corner. */
	readPixels(widest = Infinity, highest = Infinity): { width: number; height: number; data: Uint8ClampedArray } {
		const gl = this.#gl;
		const frame = this.#frame;
		if (!frame) {
			throw new Error('Nothing has been drawn yet.');
		}
		const [width, height] = [Math.min(widest, frame.width), Math.min(highest, frame.height)];
		const data = new Uint8ClampedArray(width * height * 4);
		gl.bindFramebuffer(gl.FRAMEBUFFER, frame.framebuffer);
		gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, data);
		return { width, height, data };
	}

	/** The last frame with at most so many columns, without waiting for the graphics card. Null when there is none. */
	async sample(widest: number): Promise<SampledPicture | null> {
		return this.#resources && this.#frame && !this.#gl.isContextLost() ? await new FrameSampler(this.#gl, this.#resources.targets).sample(this.#frame, widest) : null;
	}

	dispose(): void {
		this.#canvas.removeEventListener('webglcontextlost', this.#lose);
		this.#canvas.removeEventListener('webglcontextrestored', this.#restore);
		this.#resources?.textures.dispose();
		this.#resources?.effects.dispose();
		this.#resources?.targets.dispose();
		this.#resources = null;
	}

	readonly #lose = (event: Event): void => {
		// Without this the browser never gives the context back.
		event.preventDefault();
		this.#resources = null;
		this.#frame = null;
	};

	readonly #restore = (): void => {
		this.#resources = this.#createResources();
		this.#onRestored();
	};

	#createResources(): Resources {
		const gl = this.#gl;
		const targets = new RenderTargetPool(gl);
		const textures = new PictureTextures(gl);
		const effects = new EffectDrawing(gl, targets);
		return { targets, textures, layers: new LayerDrawing(gl, textures, targets), effects, blending: new Blending(gl, targets, effects), transitions: new Map() };
	}

	#frameTarget(resources: Resources): RenderTarget {
		const { width, height } = this.#canvas;
		if (this.#frame && (this.#frame.width !== width || this.#frame.height !== height)) {
			resources.targets.give(this.#frame);
			this.#frame = null;
		}
		this.#frame ??= resources.targets.take(width, height);
		return this.#frame;
	}

	#drawPlan(resources: Resources, frame: RenderTarget, plan: FramePlan, content: LayerContent, quality: DrawingQuality): void {
		this.#clear(frame, 1);
		plan.nodes.forEach(node => this.#drawNode(resources, frame, plan, node, content, quality));
	}

	#drawLeft(resources: Resources, frame: RenderTarget, left: { readonly plan: FramePlan; readonly share: number }, content: LayerContent, quality: DrawingQuality): void {
		const gl = this.#gl;
		const { width, height } = frame;
		const other = resources.targets.take(width, height);
		this.#drawPlan(resources, other, left.plan, content, quality);
		const edge = Math.round(left.share * width);
		gl.bindFramebuffer(gl.READ_FRAMEBUFFER, other.framebuffer);
		gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, frame.framebuffer);
		gl.blitFramebuffer(0, 0, edge, height, 0, 0, edge, height, gl.COLOR_BUFFER_BIT, gl.NEAREST);
		resources.targets.give(other);
	}

	#drawNode(resources: Resources, frame: RenderTarget, plan: FramePlan, node: PlanNode, content: LayerContent, quality: DrawingQuality): void {
		if (node.type === 'layer') {
			this.#drawLayer(resources, frame, plan, node.layer, content, quality);
			return;
		}
		// A side that is mixed with what lies below needs that below it; the transition then lies over it like any opaque picture.
		const isMixed = [node.from, node.to].some(layer => layer.adjusts || layer.blend !== 'normal');
		const sides = [node.from, node.to].map((layer) => {
			const side = isMixed ? resources.blending.copy(frame) : resources.targets.take(frame.width, frame.height);
			if (!isMixed) {
				this.#clear(side, 0);
			}
			this.#drawLayer(resources, side, plan, layer, content, quality);
			return side;
		});
		const [from, to] = sides;
		if (from && to) {
			this.#drawTransition(resources, frame, node.transition, node.progress, node.parameters, from, to);
		}
		sides.forEach(side => resources.targets.give(side));
	}

	#drawLayer(resources: Resources, target: RenderTarget, plan: FramePlan, layer: PlanLayer, content: LayerContent, quality: DrawingQuality): void {
		if (layer.adjusts) {
			this.#adjust(resources, target, layer);
			return;
		}
		const found = content(layer);
		if (!found) {
			return;
		}
		if (layer.blend === 'normal') {
			this.#drawFound(resources, target, plan, layer, found, quality);
			return;
		}
		const alone = resources.targets.take(target.width, target.height);
		this.#clear(alone, 0);
		this.#drawFound(resources, alone, plan, { ...layer, opacity: 1 }, found, quality);
		resources.blending.onto(target, alone, layer.blend, layer.opacity);
		resources.targets.give(alone);
	}

	/** The effects of a layer without a picture, done to what is there. */
	#adjust(resources: Resources, target: RenderTarget, layer: PlanLayer): void {
		const place = { visible: { left: 0, top: 0, right: 1, bottom: 1 }, aspect: target.width / target.height };
		const changed = resources.effects.draw(resources.blending.copy(target), stepsOf(operationsOf(layer.effects, place)), layer.clipFrame);
		resources.blending.onto(target, changed, layer.blend, layer.opacity);
		resources.targets.give(changed);
	}

	#drawFound(resources: Resources, target: RenderTarget, plan: FramePlan, layer: PlanLayer, found: Found, quality: DrawingQuality): void {
		const placed = placementOf(plan, layer, found.asset, found.picture, target);
		if (layer.effects.length === 0) {
			resources.layers.draw(target, found.picture, placed, layer, quality);
			return;
		}
		this.#drawEffected(resources, target, plan, layer, found, placed, quality);
	}

	/** The picture at the size of its effects, changed by them, then placed; under it its shadows. */
	#drawEffected(resources: Resources, target: RenderTarget, plan: FramePlan, layer: PlanLayer, found: Found, placed: Placement, quality: DrawingQuality): void {
		const decoded = uprightSize(found.picture);
		const source = sourceOf(found);
		const raster = effectRaster(source, layer.transform.scale, plan);
		const zoom = { x: target.width / plan.width, y: target.height / plan.height };
		const size = { width: Math.max(1, Math.round(raster.width * zoom.x)), height: Math.max(1, Math.round(raster.height * zoom.y)) };
		const [x, y] = [size.width / decoded.width, size.height / decoded.height];
		const begun = resources.targets.take(size.width, size.height);
		this.#clear(begun, 0);
		resources.layers.draw(begun, found.picture, { rectangle: { left: 0, top: 0, right: decoded.width, bottom: decoded.height }, toTarget: { a: x, b: 0, c: 0, d: y, e: 0, f: 0 } }, whollySeen, quality);
		const { left, top, right, bottom } = layer.crop;
		const place = { visible: { left, top, right: 1 - right, bottom: 1 - bottom }, aspect: raster.width / raster.height };
		const changed = resources.effects.draw(begun, stepsOf(operationsOf(layer.effects, place)), layer.clipFrame);
		const placement = rescaledPlacement(placed, x, y);
		const shadows = shadowsOf(layer.effects);
		if (shadows.length === 0) {
			resources.layers.drawTexture(target, changed, placement, layer);
		} else {
			const alone = resources.targets.take(target.width, target.height);
			this.#clear(alone, 0);
			resources.layers.drawTexture(alone, changed, placement, { opacity: 1, isMoving: layer.isMoving });
			const whole: Placement = { rectangle: { left: 0, top: 0, right: target.width, bottom: target.height }, toTarget: { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 } };
			const thrown = shadows.toReversed().map(shadow => this.#shadow(resources, alone, shadow));
			const group = resources.targets.take(target.width, target.height);
			this.#clear(group, 0);
			[...thrown, alone].forEach(part => resources.layers.drawTexture(group, part, whole, whollySeen));
			resources.layers.drawTexture(target, group, whole, { opacity: layer.opacity, isMoving: false });
			[...thrown, alone, group].forEach(part => resources.targets.give(part));
		}
		resources.targets.give(changed);
	}

	#shadow(resources: Resources, layer: RenderTarget, { x, y, softness, opacity, colour }: Shadow): RenderTarget {
		const dark = resources.targets.take(layer.width, layer.height);
		resources.effects.pass(shadowShader, dark, { u_source: layer.texture }, (program) => {
			program.setFloats('u_move', Math.round(x * layer.height), Math.round(y * layer.height));
			program.setFloats('u_colour', ...colour);
			program.setFloats('u_opacity', opacity);
		});
		const soft = resources.effects.blurred(dark, softness * layer.height, softness * layer.height);
		resources.targets.give(dark);
		return soft;
	}

	#drawTransition(resources: Resources, frame: RenderTarget, name: string, progress: number, parameters: PlanParameters, from: RenderTarget, to: RenderTarget): void {
		const gl = this.#gl;
		const definition = transitionNamed(name);
		const program = resources.transitions.get(definition.name) ?? new Program(gl, rectangleVertexShader, transitionFragmentShader(definition));
		resources.transitions.set(definition.name, program);
		program.use();
		program.setTexture('u_from', 0, from.texture);
		program.setTexture('u_to', 1, to.texture);
		program.setFloats('u_progress', progress);
		const values = transitionParameters(definition, parameters);
		definition.parameters.forEach((parameter) => {
			const value = values[parameter.path.replace(/^parameters\./u, '')] ?? parameter.default;
			const place = parameter.type === 'choice' ? Math.max(0, parameter.choices.findIndex(choice => choice.value === value)) : value;
			program.setFloats(uniformName(parameter), ...uniformOf(place));
		});
		gl.enable(gl.BLEND);
		gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
		this.#fill(program, frame.framebuffer, frame.width, frame.height);
	}

	/** The finished frame onto the canvas, whose row 0 is at the bottom. */
	#show(frame: RenderTarget): void {
		const gl = this.#gl;
		gl.bindFramebuffer(gl.READ_FRAMEBUFFER, frame.framebuffer);
		gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, null);
		gl.blitFramebuffer(0, 0, frame.width, frame.height, 0, frame.height, frame.width, 0, gl.COLOR_BUFFER_BIT, gl.NEAREST);
	}

	#fill(program: Program, framebuffer: WebGLFramebuffer, width: number, height: number): void {
		const gl = this.#gl;
		gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
		gl.viewport(0, 0, width, height);
		program.setFloats('u_targetSize', width, height);
		program.setFloats('u_rectangle', 0, 0, width, height);
		gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
	}

	#clear(target: RenderTarget, alpha: number): void {
		this.#gl.bindFramebuffer(this.#gl.FRAMEBUFFER, target.framebuffer);
		this.#gl.clearColor(0, 0, 0, alpha);
		this.#gl.clear(this.#gl.COLOR_BUFFER_BIT);
	}
}

/** The shared geometry in texels of the picture as decoded (a proxy has fewer than the original) and pixels of the target (the viewer may be smaller than the film). */
const placementOf = (plan: FramePlan, layer: PlanLayer, asset: Asset | null, picture: Picture, target: RenderTarget): Placement => {
	const decoded = uprightSize(picture);
	const source = sourceOf({ asset, picture });
	const { matrix, visible } = layerGeometry(source, layer.crop, layer.transform, plan);
	const zoom = { x: target.width / plan.width, y: target.height / plan.height };
	return {
		rectangle: { left: visible.left * decoded.width, top: visible.top * decoded.height, right: visible.right * decoded.width, bottom: visible.bottom * decoded.height },
		toTarget: {
			a: matrix.a / decoded.width * zoom.x, b: matrix.b / decoded.width * zoom.y,
			c: matrix.c / decoded.height * zoom.x, d: matrix.d / decoded.height * zoom.y,
			e: matrix.e * zoom.x, f: matrix.f * zoom.y,
		},
	};
};

const sourceOf = ({ asset, picture }: Found): { width: number; height: number; pixelAspect: number } => asset?.video ?? { ...uprightSize(picture), pixelAspect: 1 };

/** "#f2a33a" → three numbers 0…1; a switch → 0 or 1. */
const uniformOf = (value: number | string | boolean): number[] => {
	if (typeof value === 'string') {
		const code = Number.parseInt(value.replace('#', '').slice(0, 6), 16);
		return [code >> 16, code >> 8 & 255, code & 255].map(part => part / 255);
	}
	return [Number(value)];
};
