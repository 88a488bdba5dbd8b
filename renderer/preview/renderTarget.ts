/** A texture that can be drawn into. 'fine' keeps half floats between two steps of one resampling, so that a bicubic's overshoot is not cut off halfway. */
export type RenderTarget = { readonly texture: WebGLTexture; readonly framebuffer: WebGLFramebuffer; readonly width: number; readonly height: number; readonly precision: 'byte' | 'fine' };

export const createRenderTarget = (gl: WebGL2RenderingContext, width: number, height: number, precision: 'byte' | 'fine' = 'byte'): RenderTarget => {
	const texture = gl.createTexture();
	gl.bindTexture(gl.TEXTURE_2D, texture);
	gl.texStorage2D(gl.TEXTURE_2D, 1, precision === 'fine' ? gl.RGBA16F : gl.RGBA8, width, height);
	setSampling(gl, gl.LINEAR);
	const framebuffer = gl.createFramebuffer();
	gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
	gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
	return { texture, framebuffer, width, height, precision };
};

export const deleteRenderTarget = (gl: WebGL2RenderingContext, target: RenderTarget): void => {
	gl.deleteFramebuffer(target.framebuffer);
	gl.deleteTexture(target.texture);
};

/** Of the texture bound now: edges repeat, nothing is looked up between levels. */
export const setSampling = (gl: WebGL2RenderingContext, filter: number): void => {
	gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, filter);
	gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, filter);
	gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
	gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
};

/** Keeps the targets of earlier frames for the next: allocating a 1080p texture costs more than drawing into it. */
export class RenderTargetPool {
	readonly #gl: WebGL2RenderingContext;
	readonly #idle: RenderTarget[] = [];

	constructor(gl: WebGL2RenderingContext) {
		this.#gl = gl;
	}

	/** A target of exactly this size, with whatever was in it last. */
	take(width: number, height: number, precision: 'byte' | 'fine' = 'byte'): RenderTarget {
		const index = this.#idle.findIndex(target => target.width === width && target.height === height && target.precision === precision);
		return this.#idle.splice(index, index < 0 ? 0 : 1)[0] ?? createRenderTarget(this.#gl, width, height, precision);
	}

	give(target: RenderTarget): void {
		this.#idle.push(target);
		if (this.#idle.length > 6) {
			this.#idle.splice(0, 1).forEach(oldest => deleteRenderTarget(this.#gl, oldest));
		}
	}

	dispose(): void {
		this.#idle.splice(0).forEach(target => deleteRenderTarget(this.#gl, target));
	}
}
