import { keyframedValue } from '../keyframes/valueAt.ts';
import type { Keyframes } from '../keyframes/keyframe.ts';
import { effectsOf } from '../timeline/queries.ts';
import type { Effect, Project } from '../timeline/records.ts';
import { soundEffectNamed } from './effects/index.ts';
import { soundValues, type SoundEffectDefinition, type SoundValues } from './effects/defineSoundEffect.ts';

/** One effect on its way into a mix. Plain data: it travels to the audio thread. */
export type SoundStage = {
	readonly effectId: string;
	readonly type: string;
	/** Complete and within bounds. */
	readonly values: SoundValues;
	/** Settings that move, by name, on the clock of the sequence shifted by `originFlicks`. */
	readonly keyframes: Keyframes;
	/** Time 0 of the keyframes, in flicks of the sequence. */
	readonly originFlicks: number;
	/** The track a `ducking` listens to, or null. */
	readonly keyTrackId: string | null;
};

/** Settings that move are set anew this often (1.3 ms), counted from the beginning of the sequence. */
export const movingGrid = 64;
const flicksPerSample = 14_700;

/** The definition behind a stage. Throws for a type that `soundStages` would not have let through. */
export const definitionOf = (stage: SoundStage): SoundEffectDefinition => {
	const definition = soundEffectNamed(stage.type);
	if (!definition) {
		throw new Error(`There is no sound effect ${stage.type}.`);
	}
	return definition;
};

/** Whether any setting moves. */
export const isMoving = (stage: SoundStage): boolean => Object.keys(stage.keyframes).length > 0;

const valuesAtFlick = (stage: SoundStage, at: number): SoundValues => soundValues(definitionOf(stage), {
	...stage.values, ...Object.fromEntries(Object.entries(stage.keyframes).map(([name, list]) => [name, keyframedValue(list, at)])),
});

/** The settings of a stage at a sample of the sequence. */
export const stageValuesAt = (stage: SoundStage, sample: number): SoundValues =>
	(isMoving(stage) ? valuesAtFlick(stage, sample * flicksPerSample - stage.originFlicks) : stage.values);

/** How long it takes to settle, at the slowest of its settings. */
const settlingOfStage = (stage: SoundStage): number => {
	const { settling } = definitionOf(stage);
	const moments = Object.values(stage.keyframes).flatMap(list => list.map(keyframe => keyframe.time));
	return Math.max(settling(stage.values), ...moments.map(at => settling(valuesAtFlick(stage, at))));
};

/** Samples after which a chain of stages no longer knows how it began. */
export const chainSettling = (stages: readonly SoundStage[]): number => stages.reduce((sum, stage) => sum + settlingOfStage(stage), 0);

/** Samples by which a chain is late. */
export const chainLatency = (stages: readonly SoundStage[]): number => stages.reduce((sum, stage) => sum + (definitionOf(stage).latency ?? 0), 0);

const stageOf = (effect: Effect, originFlicks: number): SoundStage | null => {
	const definition = soundEffectNamed(effect.type);
	if (!definition || !effect.isEnabled) {
		return null;
	}
	const values = soundValues(definition, effect.parameters);
	const keyframes = Object.fromEntries(Object.entries(effect.keyframes).map(([path, list]) => [path.replace(/^parameters\./u, ''), list]));
	const isStill = Object.keys(keyframes).length === 0;
	const { trackId } = values;
	return isStill && definition.isNeutral?.(values)
		? null
		: { effectId: effect.id, type: effect.type, values, keyframes, originFlicks, keyTrackId: typeof trackId === 'string' && trackId !== '' ? trackId : null };
};

/** The sound effects on a clip, track or sequence that change anything, in their order. Effects this version does not know are left out; sound passes them untouched. */
export const soundStages = (project: Project, targetId: string, originFlicks: number): readonly SoundStage[] =>
	effectsOf(project, targetId).flatMap(effect => stageOf(effect, originFlicks) ?? []);
