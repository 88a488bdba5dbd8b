import { frameAt, frameLength, timeOfFrame, type FrameRate } from '../../electron/shared/time/frameRate.ts';
import { flicksPerSecond, zeroTime, type Time, type TimeRange } from '../../electron/shared/time/time.ts';
import { recordOf, sequenceDuration } from '../../electron/shared/timeline/queries.ts';
import type { Project } from '../../electron/shared/timeline/records.ts';
import type { SampledPicture } from '../../electron/shared/scopes/sampledPicture.ts';
import { Compositor } from './compositor.ts';
import type { PreviewMedia } from './frameSources.ts';
import { FrameSupply, type SuppliedFrame } from './frameSupply.ts';
import type { DrawingQuality } from './layerDrawing.ts';
import { LookAhead, type Course } from './lookAhead.ts';
import type { SoundLevels } from './mixerMessages.ts';
import { PlaybackClock } from './playbackClock.ts';
import { foldedPosition, shuttled } from './shuttle.ts';
import { SoundPlayer } from './soundPlayer.ts';
import { StillDrawing } from './stillDrawing.ts';

/** What the player tells its owner. All are called at most once per shown frame; none needs an answer. */
export type PlayerListener = {
	/** The playhead moved, on a frame boundary of the sequence. */
	readonly onTime?: (at: Time) => void;
	/** 0 stands, 1 plays, negative runs backwards. */
	readonly onSpeed?: (speed: number) => void;
	readonly onLevels?: (levels: SoundLevels) => void;
	/** Another picture is on the canvas. */
	readonly onDrawn?: () => void;
	/** An asset's picture could not be decoded; told once for each, until the project changes. */
	readonly onProblem?: (assetId: string, error: unknown) => void;
};

export type PlayerStatistics = {
	/** Frames drawn and frames left out since playback last began. */
	readonly shown: number; readonly dropped: number;
	/** Samples of sound that had not been fetched when they should have been heard. */
	readonly missedSamples: number;
	/** The last frame's drawing, processor side. */
	readonly drawMs: number;
};

const defaultRate: FrameRate = { numerator: 25, denominator: 1 };

/**
 * Shows one sequence on one canvas: stands, steps, shuttles, plays. Sound is the master; frames that come late are dropped.
 * The canvas's `width` and `height` are the owner's to set through `resize`.
 */
export class Player {
	readonly #canvas: HTMLCanvasElement;
	readonly #listener: PlayerListener;
	readonly #compositor: Compositor;
	readonly #supply: FrameSupply;
	readonly #sound: SoundPlayer;
	readonly #clock: PlaybackClock;
	readonly #lookAhead: LookAhead;
	readonly #stills: StillDrawing;
	readonly #problems = new Set<string>();
	#project: Project = {};
	#sequenceId = '';
	#frameRate = defaultRate;
	#at: Time = zeroTime;
	#speed = 0;
	#loop: TimeRange | null = null;
	#tickRequest: number | null = null;
	#statistics = { shown: 0, dropped: 0, drawMs: 0 };
	#isStarting = false;
	#split = 0;

	constructor(canvas: HTMLCanvasElement, media: PreviewMedia, listener: PlayerListener = {}) {
		this.#canvas = canvas;
		this.#listener = listener;
		this.#compositor = new Compositor(canvas, () => this.redraw());
		this.#supply = new FrameSupply(media, (assetId, error) => this.#report(assetId, error));
		this.#sound = new SoundPlayer(media, levels => this.#listener.onLevels?.(levels));
		this.#clock = new PlaybackClock(() => this.#sound.position());
		this.#lookAhead = new LookAhead(this.#supply, () => this.#course());
		this.#stills = new StillDrawing(this.#supply, (frame, quality) => this.#draw(frame, quality));
	}

	get at(): Time {
		return this.#at;
	}

	get speed(): number {
		return this.#speed;
	}

	get statistics(): PlayerStatistics {
		return { ...this.#statistics, missedSamples: this.#sound.missedSamples };
	}

	/** The document as it is now; to be called after every change. Costs a redraw. `compared`, the same film with other effects, is seen left of the split. */
	setProject(project: Project, sequenceId: string, compared: Project | null = null): void {
		this.#project = project;
		this.#sequenceId = sequenceId;
		this.#frameRate = recordOf(project, 'sequence', sequenceId)?.frameRate ?? defaultRate;
		this.#problems.clear();
		this.#supply.setProject(project, sequenceId, compared);
		this.#sound.setProject(project, sequenceId);
		this.redraw();
	}

	/** How much of the picture's width, from the left, shows what is compared: 0…1. */
	setSplit(share: number): void {
		if (share !== this.#split) {
			this.#split = share;
			if (this.#speed === 0) {
				this.redraw();
			}
		}
	}

	/** What is heard, where it is another film than what is seen: a change of sound under way need not draw the picture anew. Until the next `setProject`. */
	setSound(project: Project, sequenceId: string): void {
		this.#sound.setProject(project, sequenceId);
	}

	/** The range that is repeated while playing; null plays on to the end. */
	setLoop(range: TimeRange | null): void {
		this.#loop = range;
		if (this.#speed !== 0) {
			this.#lookAhead.restart();
		}
	}

	/** Size of the picture in device pixels. Larger than the film makes no sense: let CSS enlarge it. */
	resize(width: number, height: number): void {
		if (this.#canvas.width === width && this.#canvas.height === height) {
			return;
		}
		this.#canvas.width = Math.max(1, Math.round(width));
		this.#canvas.height = Math.max(1, Math.round(height));
		this.redraw();
	}

	/** Plays on from the playhead: 1 with sound, −1, ±2, ±4, ±8 without. */
	play(speed = 1): void {
		if (speed === 0) {
			this.pause();
			return;
		}
		this.#speed = speed;
		this.#statistics = { ...this.#statistics, shown: 0, dropped: 0 };
		this.#listener.onSpeed?.(speed);
		this.#startClock();
	}

	pause(): void {
		if (this.#speed === 0) {
			return;
		}
		this.#halt();
		this.redraw();
	}

	/** J (−1) and L (+1). */
	shuttle(direction: 1 | -1): void {
		this.play(shuttled(this.#speed, direction));
	}

	/** Puts the playhead on the frame that holds `at`; playback goes on from there. Many calls in a row show the newest as fast as they can be decoded. */
	seek(at: Time): void {
		const frame = this.#snapped(Math.max(0, at));
		if (this.#speed !== 0) {
			this.#at = frame;
			this.#startClock();
			return;
		}
		if (frame !== this.#at) {
			this.#at = frame;
			this.#listener.onTime?.(frame);
			this.redraw();
		}
	}

	/** Stops, and moves by whole frames. */
	step(frames: number): void {
		this.pause();
		this.seek(timeOfFrame(Math.max(0, frameAt(this.#at, this.#frameRate) + frames), this.#frameRate));
	}

	/** Draws the standing picture again, for instance when media became ready. While playing, forgets what was decoded for the old state. */
	redraw(): void {
		if (this.#speed !== 0) {
			this.#lookAhead.restart();
			return;
		}
		this.#stills.request(this.#at);
	}

	/** Draws exactly the frame at `at` and resolves when it is on the canvas. Stops playback. */
	async drawFrame(at: Time, quality: DrawingQuality = 'exact'): Promise<void> {
		this.#halt();
		this.#at = this.#snapped(at);
		await this.#stills.drawNow(this.#at, quality);
	}

	/** The picture on the canvas as RGBA, top row first; with sizes, only that much of its top left corner. Waits for the graphics card. */
	readPixels(widest?: number, highest?: number): { width: number; height: number; data: Uint8ClampedArray } {
		return this.#compositor.readPixels(widest, highest);
	}

	/** The picture on the canvas with at most so many columns, for scopes. Does not hold playback up. Null when nothing has been drawn. */
	async sample(widest: number): Promise<SampledPicture | null> {
		return await this.#compositor.sample(widest);
	}

	dispose(): void {
		this.#halt();
		this.#stills.dispose();
		this.#sound.dispose();
		this.#supply.dispose();
		this.#compositor.dispose();
	}

	#startClock(): void {
		this.#clock.stop();
		this.#sound.stop();
		this.#stills.cancel();
		this.#isStarting = this.#speed === 1;
		this.#lookAhead.restart();
		const at = this.#at;
		const begin = (): void => {
			// Another key was pressed meanwhile.
			if (this.#speed === 0 || this.#at !== at) {
				return;
			}
			this.#isStarting = false;
			this.#clock.start(at, this.#speed);
			this.#tickRequest ??= requestAnimationFrame(this.#tick);
		};
		if (this.#speed === 1) {
			void this.#sound.play(at).then(begin);
			return;
		}
		begin();
	}

	#halt(): void {
		const wasPlaying = this.#speed !== 0;
		this.#speed = 0;
		this.#clock.stop();
		this.#sound.stop();
		this.#lookAhead.stop();
		if (this.#tickRequest !== null) {
			cancelAnimationFrame(this.#tickRequest);
			this.#tickRequest = null;
		}
		if (wasPlaying) {
			this.#listener.onSpeed?.(0);
		}
	}

	readonly #tick = (): void => {
		this.#tickRequest = null;
		if (this.#speed === 0 || !this.#clock.isRunning) {
			return;
		}
		const folded = foldedPosition(this.#clock.position(), this.#speed, this.#duration(), this.#loop);
		this.#moveTo(this.#snapped(folded.at));
		if (folded.hasEnded) {
			this.pause();
			return;
		}
		if (folded.hasLooped) {
			this.#startClock();
			return;
		}
		const step = this.#step();
		const due = this.#lookAhead.take(this.#gridded(this.#at), step);
		if (due) {
			this.#statistics.dropped += due.skipped;
			this.#statistics.shown++;
			this.#draw(due.frame, 'quick');
		}
		this.#lookAhead.wake();
		this.#tickRequest = requestAnimationFrame(this.#tick);
	};

	#moveTo(at: Time): void {
		if (at !== this.#at) {
			this.#at = at;
			this.#listener.onTime?.(at);
		}
	}

	#draw(frame: SuppliedFrame, quality: DrawingQuality): void {
		const startedAt = performance.now();
		this.#compositor.draw(frame.plan, layer => frame.pictures.get(layer) ?? null, quality, frame.compared && { plan: frame.compared, share: this.#split });
		this.#statistics.drawMs = performance.now() - startedAt;
		this.#listener.onDrawn?.();
	}

	#course(): Course | null {
		if (this.#speed === 0) {
			return null;
		}
		const step = this.#step();
		const isRunning = !this.#isStarting && this.#clock.isRunning;
		const now = isRunning ? foldedPosition(this.#clock.position(), this.#speed, this.#duration(), this.#loop).at : this.#at;
		return { now: this.#gridded(now), step, stepMs: frameLength(this.#frameRate) / flicksPerSecond * 1000, fold: at => this.#fold(at) };
	}

	#fold(at: Time): Time | null {
		const folded = foldedPosition(at, this.#speed, this.#duration(), this.#loop);
		return folded.hasEnded ? null : this.#snapped(folded.at);
	}

	/** From one shown frame to the next: at eight times the speed every eighth is shown. */
	#step(): number {
		return frameLength(this.#frameRate) * this.#speed;
	}

	#gridded(at: number): Time {
		const step = Math.abs(this.#step());
		return Math.floor(at / step) * step as Time;
	}

	#snapped(at: number): Time {
		return timeOfFrame(frameAt(at as Time, this.#frameRate), this.#frameRate);
	}

	#duration(): Time {
		return sequenceDuration(this.#project, this.#sequenceId);
	}

	#report(assetId: string, error: unknown): void {
		if (!this.#problems.has(assetId)) {
			this.#problems.add(assetId);
			this.#listener.onProblem?.(assetId, error);
		}
	}
}
