import { z } from 'zod';

/** What one person prefers, whatever film is open. Stored under the setting `preferences`; what is missing or misspelt has its default. */
export const preferencesSchema = z.object({
	/** Minutes between two backups of a film that has changed. */
	backupMinutes: z.int().min(1).max(120).catch(10),
	/** How long a still, and a transition, is in a new film. A film may say otherwise. */
	stillSeconds: z.number().min(0.1).max(600).catch(5),
	transitionSeconds: z.number().min(0.1).max(30).catch(1),
	/** Dragged things are caught by cuts, markers and the playhead. */
	isSnapping: z.boolean().catch(true),
	motion: z.enum([
		/** As the system has it. */
		'system',
		/** Nothing moves by itself. */
		'reduced',
	]).catch('system'),
	/** Size of the interface in percent; only a window of its own can have one. */
	scale: z.union([z.literal(100), z.literal(125), z.literal(150), z.literal(175), z.literal(200)]).catch(100),
});
export type Preferences = z.output<typeof preferencesSchema>;

/** The preferences in a stored value, which may be anything. */
export const readPreferences = (value: unknown): Preferences => preferencesSchema.parse(typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {});
