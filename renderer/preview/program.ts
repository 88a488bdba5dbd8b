/** A compiled pair of shaders and its uniforms by name. A uniform the compiler dropped is silently left alone. */
export class Program {
	readonly #gl: WebGL2RenderingContext;
	readonly #program: WebGLProgram;
	readonly #locations = new Map<string, WebGLUniformLocation | null>();

	constructor(gl: WebGL2RenderingContext, vertexShader: string, fragmentShader: string) {
		this.#gl = gl;
		this.#program = gl.createProgram();
		for (const [type, source] of [[gl.VERTEX_SHADER, vertexShader], [gl.FRAGMENT_SHADER, fragmentShader]] as const) {
			const shader = gl.createShader(type);
			if (shader) {
				gl.shaderSource(shader, source);
				gl.compileShader(shader);
				gl.attachShader(this.#program, shader);
				// Only flagged; it goes with the program.
				gl.deleteShader(shader);
			}
		}
		gl.linkProgram(this.#program);
		if (!gl.getProgramParameter(this.#program, gl.LINK_STATUS) && !gl.isContextLost()) {
			const logs = gl.getAttachedShaders(this.#program)?.map(shader => gl.getShaderInfoLog(shader)).join('\n') ?? '';
			throw new Error(`A shader does not compile: ${gl.getProgramInfoLog(this.#program)} ${logs}\n${fragmentShader}`);
		}
	}

	use(): void {
		this.#gl.useProgram(this.#program);
	}

	/** Sets float uniforms of one to four components. */
	setFloats(name: string, ...values: readonly number[]): void {
		const location = this.#location(name);
		switch (values.length) {
			case 1: this.#gl.uniform1fv(location, values); break;
			case 2: this.#gl.uniform2fv(location, values); break;
			case 3: this.#gl.uniform3fv(location, values); break;
			default: this.#gl.uniform4fv(location, values);
		}
	}

	/** Sets integer uniforms of one or two components. */
	setIntegers(name: string, ...values: readonly number[]): void {
		if (values.length === 1) {
			this.#gl.uniform1iv(this.#location(name), values);
			return;
		}
		this.#gl.uniform2iv(this.#location(name), values);
	}

	/** Sets a 3×3 matrix given column by column. */
	setMatrix(name: string, values: readonly number[]): void {
		this.#gl.uniformMatrix3fv(this.#location(name), false, values);
	}

	setTexture(name: string, unit: number, texture: WebGLTexture): void {
		this.#gl.activeTexture(this.#gl.TEXTURE0 + unit);
		this.#gl.bindTexture(this.#gl.TEXTURE_2D, texture);
		this.#gl.uniform1i(this.#location(name), unit);
	}

	setVolume(name: string, unit: number, texture: WebGLTexture): void {
		this.#gl.activeTexture(this.#gl.TEXTURE0 + unit);
		this.#gl.bindTexture(this.#gl.TEXTURE_3D, texture);
		this.#gl.uniform1i(this.#location(name), unit);
	}

	#location(name: string): WebGLUniformLocation | null {
		const known = this.#locations.get(name);
		if (known !== undefined) {
			return known;
		}
		const location = this.#gl.getUniformLocation(this.#program, name);
		this.#locations.set(name, location);
		return location;
	}
}
