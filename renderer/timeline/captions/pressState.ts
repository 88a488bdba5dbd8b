import type { App } from '../../state/app.svelte.ts';
import type { Press } from '../gestures/beginGesture.ts';
import type { Pointer } from '../gestures/gesture.ts';

/** Pixels within which a press is still a click. */
const clickReach = 4;

/** A button held down in a lane: a gesture once the pointer moves, tried once a frame; a click if it does not. Giving up leaves no trace. */
export class PressState {
	readonly #app: App;
	#press: (Press & { readonly from: Pointer; isMoving: boolean }) | null = null;
	#pending: Pointer | null = null;
	#request = 0;

	constructor(app: App) {
		this.#app = app;
	}

	get isDown(): boolean {
		return this.#press !== null;
	}

	/** `isMoving`: without waiting for the pointer to leave the place where it was pressed. */
	begin(press: Press, from: Pointer, isMoving: boolean): void {
		this.#press = { ...press, from, isMoving };
	}

	/** The cursor of the gesture under way, or null while it may still be a click. */
	move(pointer: Pointer): string | null {
		const press = this.#press;
		if (!press || (!press.isMoving && Math.hypot(pointer.x - press.from.x, pointer.y - press.from.y) < clickReach)) {
			return null;
		}
		press.isMoving = true;
		this.#pending = pointer;
		if (this.#request === 0) {
			this.#request = requestAnimationFrame(() => {
				this.#request = 0;
				if (this.#press?.isMoving && this.#pending) {
					this.#press.gesture.move(this.#pending);
				}
			});
		}
		return press.gesture.cursor;
	}

	async end(pointer: Pointer): Promise<void> {
		const ended = this.#press;
		this.#press = null;
		if (!ended) {
			return;
		}
		if (ended.isMoving) {
			// What was last shown stays until the engine's answer takes its place.
			this.#app.view.note = null;
			this.#app.view.snapLine = null;
			await ended.gesture.end(pointer);
		} else {
			ended.click();
		}
		if (!this.#press) {
			this.#app.view.endGesture();
		}
	}

	giveUp(): void {
		this.#press = null;
		this.#app.view.endGesture();
	}
}
