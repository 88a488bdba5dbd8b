import type { SampledPicture } from '../../electron/shared/scopes/sampledPicture.ts';
import type { RenderTarget, RenderTargetPool } from './renderTarget.ts';

/** How long between two looks whether the graphics card is done. */
const pollMs = 4;

const afterPoll = (): Promise<void> => new Promise((resolve) => {
	setTimeout(resolve, pollMs);
});

/** Reads frames back small and without waiting for the graphics card: an ordinary read would hold the page, and with it playback, until every frame queued is drawn. */
export class FrameSampler {
	readonly #gl: WebGL2RenderingContext;
	readonly #targets: RenderTargetPool;

	constructor(gl: WebGL2RenderingContext, targets: RenderTargetPool) {
		this.#gl = gl;
		this.#targets = targets;
	}

	/** The frame with at most so many columns. Pixels are left out rather than mixed, so that no level is seen that is not in the picture. Null when the graphics context was lost meanwhile. */
	async sample(frame: RenderTarget, widest: number): Promise<SampledPicture | null> {
		const gl = this.#gl;
		const width = Math.min(frame.width, widest);
		const height = Math.max(1, Math.round(frame.height * width / frame.width));
		const small = this.#targets.take(width, height);
		gl.bindFramebuffer(gl.READ_FRAMEBUFFER, frame.framebuffer);
		gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, small.framebuffer);
		gl.blitFramebuffer(0, 0, frame.width, frame.height, 0, 0, width, height, gl.COLOR_BUFFER_BIT, gl.NEAREST);
		const buffer = gl.createBuffer();
		gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
		gl.bufferData(gl.PIXEL_PACK_BUFFER, width * height * 4, gl.STREAM_READ);
		gl.bindFramebuffer(gl.FRAMEBUFFER, small.framebuffer);
		gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, 0);
		gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
		this.#targets.give(small);
		const isDone = await this.#finished();
		const data = new Uint8ClampedArray(width * height * 4);
		if (isDone) {
			gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
			gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, data);
			gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
		}
		gl.deleteBuffer(buffer);
		return isDone ? { width, height, data } : null;
	}

	/** Resolves when everything asked of the graphics card so far is done; false when that will never be. */
	async #finished(): Promise<boolean> {
		const gl = this.#gl;
		const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
		if (!fence) {
			return false;
		}
		gl.flush();
		for (;;) {
			await afterPoll();
			const state = gl.isContextLost() ? gl.WAIT_FAILED : gl.clientWaitSync(fence, 0, 0);
			if (state !== gl.TIMEOUT_EXPIRED) {
				gl.deleteSync(fence);
				return state !== gl.WAIT_FAILED;
			}
		}
	}
}
