/** One thing that can be set on a record, as the inspector shows it. `path` leads into the record: "transform.x". */
export type ParameterSchema = {
	readonly path: string;
	readonly label: string;
	/** Heading under which it stands in the inspector. */
	readonly group: string;
} & (
	/** The stored value times `displayFactor` is what is shown, with `unit` after it: scale 1 → "100 %". */
	| { readonly type: 'number'; readonly min: number; readonly max: number; readonly step: number; readonly default: number; readonly unit: string; readonly displayFactor: number; readonly decimals: number }
	| { readonly type: 'colour'; readonly default: string }
	| { readonly type: 'choice'; readonly choices: readonly { value: string; label: string }[]; readonly default: string }
	| { readonly type: 'switch'; readonly default: boolean }
	/** Another audio track of the sequence, by id; '' for none. */
	| { readonly type: 'track'; readonly default: string }
	/** Words of the user's, in as many lines as they like. */
	| { readonly type: 'text'; readonly default: string }
	/** A length of time, shown as timecode. */
	| { readonly type: 'duration'; readonly default: number }
);
