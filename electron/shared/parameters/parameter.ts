/** One thing that can be set on a record, as the inspector shows it. `path` leads into the record: "transform.x". */
export type ParameterSchema = {
	readonly path: string;
	readonly label: string;
	/** Heading under which it stands in the inspector. */
	readonly group: string;
} & (
	/** The stored value times `displayFactor` is what is shown, with `unit` after it: scale 1 → "100 %". `hasSlider: false` where equal steps mean nothing. */
	| { readonly type: 'number'; readonly hasSlider?: false; readonly min: number; readonly max: number; readonly step: number; readonly default: number; readonly unit: string; readonly displayFactor: number; readonly decimals: number }
	| { readonly type: 'colour'; readonly default: string }
	| {
		readonly type: 'choice'; readonly choices: readonly { value: string; label: string }[]; readonly default: string;
		/** Its choices are told apart by what they look like: each is shown in the viewer while one stands on it. Default: no. */
		readonly isTried?: true;
	}
	| { readonly type: 'switch'; readonly default: boolean }
	/** Another audio track of the sequence, by id; '' for none. */
	| { readonly type: 'track'; readonly default: string }
	/** A table of colours in the project, by id; '' for none. */
	| { readonly type: 'lut'; readonly default: string }
	/** Words of the user's, in as many lines as they like. */
	| { readonly type: 'text'; readonly default: string }
	/** A colour balance: what is added to red, green and blue, and to all three, each −1…1. */
	| { readonly type: 'wheel'; readonly default: readonly [number, number, number, number] }
	/** A curve through points in a unit square: x, y, x, y … in order of x, two points at least. */
	| { readonly type: 'curve'; readonly colour: 'white' | 'red' | 'green' | 'blue'; readonly default: readonly number[] }
	/** A length of time, shown as timecode. */
	| { readonly type: 'duration'; readonly default: number }
);

/** A parameter whose value is one number, text or switch. */
export type SingleParameter = Exclude<ParameterSchema, { type: 'wheel' | 'curve' }>;
