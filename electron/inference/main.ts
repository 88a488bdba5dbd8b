import { availableParallelism, totalmem } from 'node:os';
import { families } from '../../native-models/index.ts';
import { CallFailed } from '../shared/contract/failure.ts';
import { serve, type Emit } from '../shared/contract/rpc.ts';
import { inferenceContract, type InferenceContract } from '../shared/generation/inferenceContract.ts';
import { parentPort } from './parentPort.ts';
import { runTask } from './runTask.ts';
import { Sessions } from './sessions.ts';

/**
 * The inference process: opens graphs and runs tasks, nothing else. It opens no socket and starts no process; all it may reach are the weights, the raw
 * pictures it is given and the paths it is told to write. Environment: `REELWRIGHT_DEVICE` (cpu, webgpu, dml, coreml, cuda),
 * `REELWRIGHT_THREADS` (default: the cores there are), `REELWRIGHT_MODEL_MEMORY` (bytes of weights kept open; default a quarter of memory, at most 2 GiB).
 */
const port = parentPort();
const numberFrom = (name: string, otherwise: number): number => {
	const value = Number(process.env[name]);
	return Number.isFinite(value) && value > 0 ? value : otherwise;
};
const sessions = Sessions.load({
	device: process.env['REELWRIGHT_DEVICE'] ?? '',
	threads: Math.round(numberFrom('REELWRIGHT_THREADS', availableParallelism())),
	budgetBytes: numberFrom('REELWRIGHT_MODEL_MEMORY', Math.min(2 * 2 ** 30, totalmem() / 4)),
});
// Whoever asks first hears of it; without this line Node would end the process before.
sessions.catch(() => undefined);
let isRunning = false;

const emit: Emit<InferenceContract> = serve(inferenceContract, {
	'inference.info': async () => {
		const { device, fallback, runtimeVersion, threads } = await sessions;
		return { device, fallback, runtimeVersion, threads };
	},
	'inference.run': async (request, signal) => {
		if (isRunning) {
			throw new CallFailed({ kind: 'invalid-request', problem: 'The inference process does one thing at a time.' });
		}
		isRunning = true;
		try {
			return await runTask(request, { families, sessions: await sessions, signal, emit: (name, payload) => emit(name, payload) });
		} finally {
			isRunning = false;
		}
	},
}, port);

port.onClose(() => process.exit(0));
