import type { PlanLayer } from '../../electron/shared/render/framePlan.ts';
import { uprightSize, type Picture } from './picture.ts';
import type { PictureTexture, PictureTextures } from './pictureTextures.ts';
import { inverseMatrix, isUpright, rescaledPlacement, scaleOf, touchedPixels, type Placement, type TexelRectangle } from './placement.ts';
import { Program } from './program.ts';
import type { RenderTarget, RenderTargetPool } from './renderTarget.ts';
import { placeFragmentShader, rectangleVertexShader, resampleAcrossFragmentShader, resampleDownFragmentShader } from './shaders.ts';

/**
 * 'exact' resamples as the export does (bicubic, widened when smaller; between pixels bilinear) and is what a standing picture gets.
 * 'quick' takes four texels of a halved copy, which keeps up with playback also where the processor has to draw.
 */
export type DrawingQuality = 'exact' | 'quick';

/** How strongly a layer is seen, and whether it is on the move between keyframes. */
type LayerLook = Pick<PlanLayer, 'opacity' | 'isMoving'>;

/** Draws one picture at its place into a target, over what is there. */
export class LayerDrawing {
	readonly #gl: WebGL2RenderingContext;
	readonly #textures: PictureTextures;
	readonly #targets: RenderTargetPool;
	readonly #across: Program;
	readonly #down: Program;
	readonly #between: Program;
	readonly #isFine: boolean;

	constructor(gl: WebGL2RenderingContext, textures: PictureTextures, targets: RenderTargetPool) {
		this.#gl = gl;
		this.#textures = textures;
		this.#targets = targets;
		this.#isFine = gl.getExtension('EXT_color_buffer_float') !== null || gl.getExtension('EXT_color_buffer_half_float') !== null;
		this.#across = new Program(gl, rectangleVertexShader, resampleAcrossFragmentShader);
		this.#down = new Program(gl, rectangleVertexShader, resampleDownFragmentShader);
		this.#between = new Program(gl, rectangleVertexShader, placeFragmentShader);
	}

	/** `placement` speaks of texels of the upright picture as decoded. */
	draw(target: RenderTarget, picture: Picture, placement: Placement, look: LayerLook, quality: DrawingQuality): void {
		const { opacity } = look;
		if (opacity > 0 && quality === 'quick') {
			this.#drawQuick(target, picture, placement, opacity);
		} else if (opacity > 0) {
			this.drawTexture(target, this.#textures.textureOf(picture, 0), placement, look);
		}
	}

	/** The same for a picture that is in video memory already; always exact. A moving picture is drawn between pixels even where it lies on whole ones: on its way it would become sharper for a moment. */
	drawTexture(target: RenderTarget, texture: PictureTexture, placement: Placement, { opacity, isMoving }: LayerLook): void {
		if (!isMoving && isWhole(placement)) {
			this.#place(target, texture, placement, opacity);
			return;
		}
		if (!isMoving && isOnGrid(placement)) {
			this.#resample(target, texture, placement, opacity);
			return;
		}
		this.#drawAnywhere(target, texture, placement, opacity);
	}

	#drawQuick(target: RenderTarget, picture: Picture, placement: Placement, opacity: number): void {
		const { x, y } = scaleOf(placement.toTarget);
		const level = Math.max(x, y) <= 0.6 ? 1 : 0;
		const texture = this.#textures.textureOf(picture, level);
		const size = uprightSize(picture);
		this.#place(target, texture, rescaledPlacement(placement, texture.width / size.width, texture.height / size.height), opacity);
	}

	/** First to the size it will have, without aliasing; then to its place, between four texels: the two steps of the export. Enlarging needs only the second. */
	#drawAnywhere(target: RenderTarget, texture: PictureTexture, placement: Placement, opacity: number): void {
		const { rectangle, toTarget } = placement;
		const scale = scaleOf(toTarget);
		if (scale.x >= 1 && scale.y >= 1) {
			this.#place(target, texture, placement, opacity);
			return;
		}
		const [sourceWidth, sourceHeight] = [rectangle.right - rectangle.left, rectangle.bottom - rectangle.top];
		const width = Math.max(1, Math.round(sourceWidth * Math.min(1, scale.x)));
		const height = Math.max(1, Math.round(sourceHeight * Math.min(1, scale.y)));
		const small = this.#targets.take(width, height);
		this.#clear(small);
		const [shrinkX, shrinkY] = [width / sourceWidth, height / sourceHeight];
		this.#resample(small, texture, { rectangle, toTarget: { a: shrinkX, b: 0, c: 0, d: shrinkY, e: -rectangle.left * shrinkX, f: -rectangle.top * shrinkY } }, 1);
		const { a, b, c, d, e, f } = toTarget;
		this.#place(target, small, {
			rectangle: { left: 0, top: 0, right: width, bottom: height },
			toTarget: {
				a: a / shrinkX, b: b / shrinkX, c: c / shrinkY, d: d / shrinkY,
				e: e + a * rectangle.left + c * rectangle.top, f: f + b * rectangle.left + d * rectangle.top,
			},
		}, opacity);
		this.#targets.give(small);
	}

	/** Two passes, across and then down straight into the target. Only for upright placements. */
	#resample(target: RenderTarget, texture: PictureTexture, placement: Placement, opacity: number): void {
		const gl = this.#gl;
		const touched = touchedPixels(placement, target.width, target.height);
		if (!touched) {
			return;
		}
		const { rectangle, toTarget } = placement;
		const columns = wholeTexels(rectangle.left, rectangle.right, texture.width);
		const rows = wholeTexels(rectangle.top, rectangle.bottom, texture.height);
		const middle = this.#targets.take(touched.right - touched.left, rows.last - rows.first + 1, this.#isFine ? 'fine' : 'byte');
		this.#across.use();
		this.#across.setTexture('u_source', 0, texture.texture);
		this.#across.setFloats('u_ratio', 1 / toTarget.a);
		this.#across.setFloats('u_origin', -toTarget.e / toTarget.a);
		this.#across.setIntegers('u_limits', columns.first, columns.last);
		this.#across.setFloats('u_left', touched.left);
		this.#across.setIntegers('u_firstRow', rows.first);
		gl.disable(gl.BLEND);
		this.#drawRectangle(this.#across, middle, { left: 0, top: 0, right: middle.width, bottom: middle.height });
		this.#down.use();
		this.#down.setTexture('u_source', 0, middle.texture);
		this.#down.setFloats('u_ratio', 1 / toTarget.d);
		this.#down.setFloats('u_origin', -toTarget.f / toTarget.d - rows.first);
		this.#down.setIntegers('u_limits', 0, rows.last - rows.first);
		this.#down.setIntegers('u_columnsLeft', touched.left);
		this.#down.setFloats('u_edges', ...edges(placement));
		this.#down.setFloats('u_opacity', opacity);
		this.#blend();
		this.#drawRectangle(this.#down, target, touched);
		this.#targets.give(middle);
	}

	#place(target: RenderTarget, texture: PictureTexture, placement: Placement, opacity: number): void {
		const touched = touchedPixels(placement, target.width, target.height);
		if (!touched) {
			return;
		}
		const { rectangle, toTarget } = placement;
		const scale = scaleOf(toTarget);
		const program = this.#between;
		program.use();
		program.setTexture('u_source', 0, texture.texture);
		program.setMatrix('u_toSource', inverseMatrix(toTarget));
		program.setFloats('u_limits', rectangle.left, rectangle.top, rectangle.right, rectangle.bottom);
		program.setFloats('u_pixelsPerTexel', scale.x, scale.y);
		program.setFloats('u_opacity', opacity);
		this.#blend();
		this.#drawRectangle(program, target, touched);
	}

	#drawRectangle(program: Program, target: RenderTarget, rectangle: TexelRectangle): void {
		const gl = this.#gl;
		gl.bindFramebuffer(gl.FRAMEBUFFER, target.framebuffer);
		gl.viewport(0, 0, target.width, target.height);
		program.setFloats('u_targetSize', target.width, target.height);
		program.setFloats('u_rectangle', rectangle.left, rectangle.top, rectangle.right, rectangle.bottom);
		gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
	}

	#blend(): void {
		this.#gl.enable(this.#gl.BLEND);
		this.#gl.blendFunc(this.#gl.ONE, this.#gl.ONE_MINUS_SRC_ALPHA);
	}

	#clear(target: RenderTarget): void {
		this.#gl.bindFramebuffer(this.#gl.FRAMEBUFFER, target.framebuffer);
		this.#gl.clearColor(0, 0, 0, 0);
		this.#gl.clear(this.#gl.COLOR_BUFFER_BIT);
	}
}

const isNear = (value: number, other: number): boolean => Math.abs(value - other) < 1e-6;
const isInteger = (value: number): boolean => isNear(value, Math.round(value));

/** Pixel for pixel: nothing to resample. */
const isWhole = ({ toTarget }: Placement): boolean =>
	isUpright(toTarget) && isNear(toTarget.a, 1) && isNear(toTarget.d, 1) && isInteger(toTarget.e) && isInteger(toTarget.f);

/** Edges on whole pixels: the export scales such pictures straight to their rectangle. */
const isOnGrid = (placement: Placement): boolean =>
	isUpright(placement.toTarget) && edges(placement).every(edge => Math.abs(edge - Math.round(edge)) <= 1 / 128);

const edges = ({ rectangle, toTarget: { a, d, e, f } }: Placement): [number, number, number, number] =>
	[rectangle.left * a + e, rectangle.top * d + f, rectangle.right * a + e, rectangle.bottom * d + f];

/** First and last texel of a span that is not cut away, at least one. */
const wholeTexels = (start: number, end: number, size: number): { first: number; last: number } => {
	const first = Math.min(size - 1, Math.max(0, Math.floor(start + 1e-6)));
	return { first, last: Math.max(first, Math.min(size, Math.ceil(end - 1e-6)) - 1) };
};
