import type { ColourTable } from '../../../electron/shared/effects/colourTable.ts';
import { noiseSide, noiseSquare } from '../../../electron/shared/effects/noise.ts';
import { drawnShape, type Shape } from '../../../electron/shared/effects/shape.ts';
import { setSampling } from '../renderTarget.ts';

/** The newest few of a kind; the others are given back to the graphics card. */
class Kept {
	readonly #gl: WebGL2RenderingContext;
	readonly #most: number;
	readonly #textures = new Map<string, WebGLTexture>();

	constructor(gl: WebGL2RenderingContext, most: number) {
		this.#gl = gl;
		this.#most = most;
	}

	get(key: string, make: () => WebGLTexture): WebGLTexture {
		const texture = this.#textures.get(key) ?? make();
		this.#textures.delete(key);
		this.#textures.set(key, texture);
		if (this.#textures.size > this.#most) {
			const [oldest, unused] = this.#textures.entries().next().value ?? [];
			if (oldest !== undefined && unused) {
				this.#textures.delete(oldest);
				this.#gl.deleteTexture(unused);
			}
		}
		return texture;
	}

	dispose(): void {
		this.#textures.forEach(texture => this.#gl.deleteTexture(texture));
		this.#textures.clear();
	}
}

/** Colour tables, shapes and noise in video memory, made when first asked for. */
export class EffectTextures {
	readonly #gl: WebGL2RenderingContext;
	readonly #tables: Kept;
	readonly #shapes: Kept;
	readonly #noise: Kept;

	constructor(gl: WebGL2RenderingContext) {
		this.#gl = gl;
		this.#tables = new Kept(gl, 16);
		this.#shapes = new Kept(gl, 12);
		this.#noise = new Kept(gl, 1);
	}

	/** The table as a cube of half floats: finer than the eight bits of what is looked up. */
	table(table: ColourTable): WebGLTexture {
		return this.#tables.get(table.key, () => {
			const gl = this.#gl;
			const texture = gl.createTexture();
			gl.activeTexture(gl.TEXTURE0);
			gl.bindTexture(gl.TEXTURE_3D, texture);
			gl.texStorage3D(gl.TEXTURE_3D, 1, gl.RGBA16F, table.size, table.size, table.size);
			gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
			gl.texSubImage3D(gl.TEXTURE_3D, 0, 0, 0, 0, table.size, table.size, table.size, gl.RGBA, gl.FLOAT, table.values);
			[gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER].forEach(side => gl.texParameteri(gl.TEXTURE_3D, side, gl.LINEAR));
			[gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T, gl.TEXTURE_WRAP_R].forEach(side => gl.texParameteri(gl.TEXTURE_3D, side, gl.CLAMP_TO_EDGE));
			return texture;
		});
	}

	/** The shape as a grey picture of that size. */
	shape(shape: Shape, width: number, height: number): WebGLTexture {
		return this.#shapes.get(`${width} ${height} ${JSON.stringify(shape)}`, () => this.#grey(drawnShape(shape, width, height), width, height));
	}

	/** The square grain is cut from; it repeats. */
	noise(): WebGLTexture {
		return this.#noise.get('', () => {
			const gl = this.#gl;
			const texture = this.#grey(noiseSquare(), noiseSide, noiseSide);
			[gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T].forEach(side => gl.texParameteri(gl.TEXTURE_2D, side, gl.REPEAT));
			return texture;
		});
	}

	dispose(): void {
		[this.#tables, this.#shapes, this.#noise].forEach(kept => kept.dispose());
	}

	#grey(pixels: Uint8Array, width: number, height: number): WebGLTexture {
		const gl = this.#gl;
		const texture = gl.createTexture();
		gl.activeTexture(gl.TEXTURE0);
		gl.bindTexture(gl.TEXTURE_2D, texture);
		gl.texStorage2D(gl.TEXTURE_2D, 1, gl.R8, width, height);
		gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
		gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, height, gl.RED, gl.UNSIGNED_BYTE, pixels);
		setSampling(gl, gl.LINEAR);
		return texture;
	}
}
