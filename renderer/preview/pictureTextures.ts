import { uprightSize, type Picture, type Plane } from './picture.ts';
import { Program } from './program.ts';
import { createRenderTarget, deleteRenderTarget, setSampling, type RenderTarget } from './renderTarget.ts';
import { convertFragmentShader, rectangleVertexShader, type ConvertVariant } from './shaders.ts';
import { yuvConversion } from './yuvMatrix.ts';

/** A picture in video memory: upright, R'G'B', premultiplied; `level` times halved. */
export type PictureTexture = RenderTarget;

/** Coded uv from upright uv for each clockwise turn, column by column. */
const uprightMatrices = {
	0: [1, 0, 0, 0, 1, 0, 0, 0, 1],
	90: [0, -1, 0, 1, 0, 0, 0, 1, 1],
	180: [-1, 0, 0, 0, -1, 0, 1, 1, 1],
	270: [0, 1, 0, -1, 0, 0, 1, 0, 1],
} as const;

/** How many pictures stay converted: both sides of a dissolve over a few layers. */
const keptTextures = 8;

/** Uploads pictures and converts them to colour, once each. */
export class PictureTextures {
	readonly #gl: WebGL2RenderingContext;
	readonly #programs = new Map<string, Program>();
	readonly #textures = new Map<string, PictureTexture>();
	readonly #planeTextures = new Map<string, { texture: WebGLTexture; width: number; height: number }>();

	constructor(gl: WebGL2RenderingContext) {
		this.#gl = gl;
	}

	/** The picture, halved in both directions `level` times (0 or 1). Valid until a few others were asked for. */
	textureOf(picture: Picture, level: 0 | 1): PictureTexture {
		const key = `${picture.id} ${level}`;
		const known = this.#textures.get(key);
		if (known) {
			this.#textures.delete(key);
			this.#textures.set(key, known);
			return known;
		}
		const size = uprightSize(picture);
		const target = this.#spareTarget(Math.max(1, Math.ceil(size.width / 2 ** level)), Math.max(1, Math.ceil(size.height / 2 ** level)));
		this.#convert(picture, target);
		this.#textures.set(key, target);
		return target;
	}

	dispose(): void {
		this.#textures.forEach(target => deleteRenderTarget(this.#gl, target));
		this.#planeTextures.forEach(({ texture }) => this.#gl.deleteTexture(texture));
		this.#textures.clear();
		this.#planeTextures.clear();
	}

	/** The texture unused for longest, if it has the right size; otherwise it makes room for a new one. */
	#spareTarget(width: number, height: number): RenderTarget {
		if (this.#textures.size >= keptTextures) {
			const oldest = this.#textures.entries().next().value;
			if (oldest) {
				this.#textures.delete(oldest[0]);
				if (oldest[1].width === width && oldest[1].height === height) {
					return oldest[1];
				}
				deleteRenderTarget(this.#gl, oldest[1]);
			}
		}
		return createRenderTarget(this.#gl, width, height);
	}

	#convert(picture: Picture, target: RenderTarget): void {
		const gl = this.#gl;
		const { content } = picture;
		const isDeep = content.type === 'planar' && content.depth > 8;
		const hasAlpha = content.type === 'planar' && content.planes.length === 4;
		const variant = content.type === 'bitmap' ? 'rgba' : content.type;
		const planes = content.type === 'bitmap' ? [this.#uploadBitmap(content.bitmap)] : content.planes.map((plane, index) => this.#uploadPlane(plane, index, channelsOf(variant, index, isDeep)));
		const program = this.#program(variant, isDeep, hasAlpha);
		program.use();
		planes.forEach((texture, index) => program.setTexture(`u_plane${index}`, index, texture));
		program.setFloats('u_targetSize', target.width, target.height);
		program.setFloats('u_rectangle', 0, 0, target.width, target.height);
		program.setMatrix('u_upright', uprightMatrices[picture.rotation]);
		if (content.type === 'planar' || content.type === 'semi-planar') {
			const depth = content.type === 'planar' ? content.depth : 8;
			const { matrix, offset } = yuvConversion(content.colour, depth);
			program.setMatrix('u_matrix', matrix);
			program.setFloats('u_offset', ...offset);
			program.setFloats('u_sampleScale', 255 / (2 ** depth - 1));
		}
		gl.bindFramebuffer(gl.FRAMEBUFFER, target.framebuffer);
		gl.viewport(0, 0, target.width, target.height);
		gl.disable(gl.BLEND);
		gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
	}

	#program(variant: ConvertVariant, isDeep: boolean, hasAlpha: boolean): Program {
		const key = `${variant} ${isDeep} ${hasAlpha}`;
		const known = this.#programs.get(key);
		if (known) {
			return known;
		}
		const program = new Program(this.#gl, rectangleVertexShader, convertFragmentShader(variant, isDeep, hasAlpha));
		this.#programs.set(key, program);
		return program;
	}

	#uploadPlane(plane: Plane, index: number, channels: 1 | 2 | 4): WebGLTexture {
		const gl = this.#gl;
		const [internalFormat, format] = ({ 1: [gl.R8, gl.RED], 2: [gl.RG8, gl.RG], 4: [gl.RGBA8, gl.RGBA] } as const)[channels];
		const texture = this.#planeTexture(`${index} ${channels}`, internalFormat, plane.width, plane.height);
		gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
		gl.pixelStorei(gl.UNPACK_ROW_LENGTH, plane.stride / channels);
		gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, plane.width, plane.height, format, gl.UNSIGNED_BYTE, plane.bytes);
		gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 0);
		return texture;
	}

	#uploadBitmap(bitmap: ImageBitmap): WebGLTexture {
		const gl = this.#gl;
		const texture = this.#planeTexture('bitmap', gl.RGBA8, bitmap.width, bitmap.height);
		gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
		gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.NONE);
		gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
		return texture;
	}

	/** One texture for each plane, made anew only when the size changes. Left bound. */
	#planeTexture(key: string, internalFormat: number, width: number, height: number): WebGLTexture {
		const gl = this.#gl;
		gl.activeTexture(gl.TEXTURE0);
		const known = this.#planeTextures.get(key);
		if (known && known.width === width && known.height === height) {
			gl.bindTexture(gl.TEXTURE_2D, known.texture);
			return known.texture;
		}
		if (known) {
			gl.deleteTexture(known.texture);
		}
		const texture = gl.createTexture();
		gl.bindTexture(gl.TEXTURE_2D, texture);
		gl.texStorage2D(gl.TEXTURE_2D, 1, internalFormat, width, height);
		setSampling(gl, gl.LINEAR);
		this.#planeTextures.set(key, { texture, width, height });
		return texture;
	}
}

/** Bytes of one texel: chroma pairs and deep samples take two. */
const channelsOf = (variant: ConvertVariant, index: number, isDeep: boolean): 1 | 2 | 4 => {
	if (variant === 'rgba') {
		return 4;
	}
	return isDeep || (variant === 'semi-planar' && index === 1) ? 2 : 1;
};
