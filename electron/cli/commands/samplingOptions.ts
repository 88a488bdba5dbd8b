import type { Command } from 'commander';

export type SamplingOptions = { seed?: string; steps?: string; guidance?: string };

/** What the contract takes for options that may be missing. */
export const sampling = (options: SamplingOptions) => ({
	seed: options.seed === undefined ? null : Number(options.seed),
	steps: options.steps === undefined ? null : Number(options.steps),
	guidance: options.guidance === undefined ? null : Number(options.guidance),
});

export const withSampling = (command: Command): Command => command
	.option('--seed <number>', 'same seed and settings, same result').option('--steps <count>', 'evaluations of the model').option('--guidance <scale>', 'how closely to follow the words');
