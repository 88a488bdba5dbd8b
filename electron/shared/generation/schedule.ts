/**
 * The moments at which a sampler looks at the velocity, from 0 (noise) to 1 (data). A schedule of n steps has n + 1 of them;
 * the first is exactly 0 and the last exactly 1.
 */
export type Schedule = readonly number[];

/** How a model card names a schedule. `emulated` is N of the linear-quadratic one: the number of linear steps it stands in for. */
export type ScheduleSettings =
	| { readonly type: 'linear' }
	| { readonly type: 'linear-quadratic'; readonly emulated: number };

/** Equal steps. Throws when `steps` is not a whole number of at least 1. */
export const linearSchedule = (steps: number): Schedule => {
	requireSteps(steps);
	return Array.from({ length: steps + 1 }, (_, i) => i / steps);
};

/**
 * The linear-quadratic schedule of Movie Gen (Meta 2024): the first half takes the small steps that a linear schedule of `emulated`
 * steps would begin with, the second half covers the rest with steps that grow quadratically, because early steps decide
 * the composition. With L = ⌊S/2⌋ and Q = S − L: t_i = i/N + (1 − S/N)·(max(0, i − L)/Q)².
 * With N ≤ S there is nothing to emulate and the schedule is linear. Throws when `steps` is not a whole number of at least 1.
 */
export const linearQuadraticSchedule = (steps: number, emulated: number): Schedule => {
	requireSteps(steps);
	if (emulated <= steps) {
		return linearSchedule(steps);
	}
	const linear = Math.floor(steps / 2);
	const quadratic = steps - linear;
	const times = Array.from({ length: steps + 1 }, (_, i) =>
		i / emulated + (1 - steps / emulated) * (Math.max(0, i - linear) / quadratic) ** 2);
	// Rounding may leave the last one an ulp beside 1, where the data lie.
	times[steps] = 1;
	return times;
};

/** The schedule a model asks for, with `steps` steps. */
export const scheduleOf = (settings: ScheduleSettings, steps: number): Schedule =>
	settings.type === 'linear' ? linearSchedule(steps) : linearQuadraticSchedule(steps, settings.emulated);

const requireSteps = (steps: number): void => {
	if (!Number.isInteger(steps) || steps < 1) {
		throw new Error(`A schedule has a whole number of steps, at least 1, not ${steps}.`);
	}
};
