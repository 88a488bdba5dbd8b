import type { EngineContext, HandlersOf } from './context.ts';

export const generationHandlers = (context: EngineContext): HandlersOf<'generation'> => ({
	'generation.models': async () => context.film().generation.models(),
	'generation.plan': async request => context.film().generation.plan(request),
	'generation.clip': async request => context.film().generation.clip(request),
	'generation.soundtrack': async request => context.film().generation.soundtrack(request),
	'generation.sound': async request => context.film().generation.sound(request),
	'generation.change': async request => context.film().generation.change(request),
	'generation.takes': async request => context.film().generation.takes(request),
	'generation.enhance': async request => context.film().generation.enhance(request),
	'generation.planEnhancement': async request => context.film().generation.planEnhancement(request),
	'generation.again': async ({ assetId }) => context.film().generation.again(assetId),
});
