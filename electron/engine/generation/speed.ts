import { z } from 'zod';
import type { Workload } from '../../shared/generation/modelFamily.ts';
import type { TaskName } from '../../shared/generation/tasks.ts';
import type { SettingsStore } from '../settings/settingsStore.ts';

const settingName = 'generation.secondsPerLook';
const measuredSchema = z.record(z.string(), z.number().positive());

const measured = (settings: SettingsStore): Record<string, number> => {
	const parsed = measuredSchema.safeParse(settings.get(settingName));
	return parsed.success ? parsed.data : {};
};

/** What speeds are remembered by: they differ between models, tasks and devices, hardly between sizes of one small model. */
export type SpeedKey = { readonly model: string; readonly task: TaskName; readonly device: string };

const keyOf = ({ model, task, device }: SpeedKey): string => `${model} ${task} ${device}`;

/** Seconds a piece of work will take: by what earlier runs on this machine took, else by the family's guess. */
export const estimatedSeconds = (settings: SettingsStore, key: SpeedKey, { looks, guessedSecondsPerLook }: Workload): number =>
	looks * (measured(settings)[keyOf(key)] ?? guessedSecondsPerLook);

/** Remembers how long a run took; half of it counts against all earlier ones, so that a change of machine or load is soon learnt. */
export const rememberSpeed = (settings: SettingsStore, key: SpeedKey, looks: number, seconds: number): void => {
	const before = measured(settings);
	const name = keyOf(key);
	const now = seconds / Math.max(1, looks);
	settings.set(settingName, { ...before, [name]: before[name] === undefined ? now : (before[name] + now) / 2 });
};
