import type { Time } from '../../electron/shared/time/time.ts';
import type { FrameSupply, SuppliedFrame } from './frameSupply.ts';
import type { DrawingQuality } from './layerDrawing.ts';

/** A standing picture is redrawn exactly once nothing has moved for so long. */
const settleMs = 120;

/** Draws standing pictures. Requests that come while one is decoded are not queued: only the newest is drawn. */
export class StillDrawing {
	readonly #supply: FrameSupply;
	readonly #draw: (frame: SuppliedFrame, quality: DrawingQuality) => void;
	#wanted: Time | null = null;
	#isRunning = false;
	#settling: ReturnType<typeof setTimeout> | null = null;
	#generation = 0;

	constructor(supply: FrameSupply, draw: (frame: SuppliedFrame, quality: DrawingQuality) => void) {
		this.#supply = supply;
		this.#draw = draw;
	}

	/** Shows the frame at `at` as soon as it is decoded: quickly first, exactly when things have calmed down. */
	request(at: Time): void {
		this.#wanted = at;
		if (!this.#isRunning) {
			void this.#run();
		}
	}

	/** Draws the frame at `at` and nothing else, and resolves when it is drawn. */
	async drawNow(at: Time, quality: DrawingQuality): Promise<void> {
		this.cancel();
		const plan = this.#supply.planAt(at);
		if (plan) {
			this.#draw(await this.#supply.supply(plan, 'scrub'), quality);
		}
	}

	/** Forgets what was asked for. */
	cancel(): void {
		this.#generation++;
		this.#wanted = null;
		this.#clearSettling();
	}

	dispose(): void {
		this.cancel();
	}

	async #run(): Promise<void> {
		this.#isRunning = true;
		this.#clearSettling();
		try {
			for (let at = this.#wanted; at !== null; at = this.#wanted) {
				this.#wanted = null;
				const generation = this.#generation;
				const plan = this.#supply.planAt(at);
				const frame = plan && (this.#supply.supplyReady(plan) ?? await this.#supply.supply(plan, 'scrub'));
				if (frame && generation === this.#generation) {
					this.#draw(frame, 'quick');
					this.#settleOn(frame);
				}
				// Lets the picture reach the screen before the next one is decoded.
				await new Promise(resolve => setTimeout(resolve, 0));
			}
		} finally {
			this.#isRunning = false;
		}
	}

	#settleOn(frame: SuppliedFrame): void {
		this.#clearSettling();
		this.#settling = setTimeout(() => this.#draw(frame, 'exact'), settleMs);
	}

	#clearSettling(): void {
		if (this.#settling !== null) {
			clearTimeout(this.#settling);
			this.#settling = null;
		}
	}
}
