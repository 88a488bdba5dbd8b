import type { Stem } from '../../electron/shared/generation/tasks.ts';

/** What is asked of one stem. */
export class StemWish {
	readonly stem: Stem;
	readonly label: string;
	/** The track its clips go onto. */
	readonly trackName: string;
	/** Words to begin with. */
	readonly example: string;
	isOn = $state(false);
	prompt = $state('');
	/** In time with the picture. Without it the words are needed. */
	looks = $state(true);
	/** Of the clip, in dB. */
	volume = $state(0);
	/** Null: another each time. */
	seed = $state<number | null>(null);

	constructor(fixed: { stem: Stem; label: string; trackName: string; example: string }, start: { isOn: boolean; looks: boolean; volume: number }) {
		this.stem = fixed.stem;
		this.label = fixed.label;
		this.trackName = fixed.trackName;
		this.example = fixed.example;
		this.isOn = start.isOn;
		this.looks = start.looks;
		this.volume = start.volume;
	}
}

/** What stands in the soundtrack dialog. Lives as long as the page, so that a second soundtrack begins like the first. */
export class Soundtrack {
	readonly stems: readonly StemWish[] = [
		new StemWish({ stem: 'effects', label: 'Effects', trackName: 'FX', example: 'footsteps, a door' }, { isOn: true, looks: true, volume: 0 }),
		new StemWish({ stem: 'ambience', label: 'Ambience', trackName: 'AMB', example: 'wind, waves' }, { isOn: true, looks: true, volume: -9 }),
		new StemWish({ stem: 'music', label: 'Music', trackName: 'MUS', example: 'calm music' }, { isOn: false, looks: true, volume: -12 }),
	];
}
