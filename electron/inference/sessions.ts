import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';
import { CallFailed } from '../shared/contract/failure.ts';
import type { Device } from '../shared/generation/inferenceContract.ts';
import type { ModelSession, Tensor, WeightFile } from '../shared/generation/modelFamily.ts';
import { mismatch, type ValueDescription } from './checkSession.ts';
import { chooseDevice, deviceName } from './devices.ts';
import { probeGraph } from './probeGraph.ts';

type OnnxRuntime = typeof import('onnxruntime-node');
type Held = { readonly session: InferenceSession; readonly sizeBytes: number };

/** Lets messages from the engine in: `run` blocks this thread, so they pile up while a graph works. */
const letMessagesIn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

/**
 * The open graphs. Those used longest ago are released when the files of all together exceed `budgetBytes` (weights in memory are about as
 * large as their files), but onnxruntime gives memory back to the system for certain only when the process ends.
 */
export class Sessions {
	#held = new Map<string, Held>();
	#runtime: OnnxRuntime;
	#budgetBytes: number;
	readonly threads: number;
	/** Where graphs run now. Becomes cpu, with a word in `fallback`, when the first graph cannot be opened on the device asked for. */
	device: Device;
	fallback: string | null;

	private constructor(runtime: OnnxRuntime, options: SessionOptions) {
		const choice = chooseDevice(options.device, runtime.listSupportedBackends());
		this.#runtime = runtime;
		this.#budgetBytes = options.budgetBytes;
		this.threads = options.threads;
		this.device = choice.device;
		this.fallback = choice.fallback;
	}

	/** Loads onnxruntime, with its telemetry off, and tries the device: whoever asks where graphs run is told the truth before the first one does. */
	static async load(options: SessionOptions): Promise<Sessions> {
		// Read once, when the native library is loaded: a static import would be too early.
		process.env['ORT_DISABLE_TELEMETRY'] = '1';
		const runtime = await import('onnxruntime-node');
		runtime.env.logLevel = 'error';
		const sessions = new Sessions(runtime, options);
		await sessions.#probe();
		return sessions;
	}

	get runtimeVersion(): string {
		return this.#runtime.env.versions.node ?? this.#runtime.env.versions.common;
	}

	/** Opens a file of `folder`, or finds it open. The bytes that were hashed are the bytes that run. `model` names the family in failures. */
	async open(model: string, folder: string, file: WeightFile): Promise<ModelSession> {
		const key = `${folder}\n${file.name}\n${file.sha256}`;
		const held = this.#held.get(key) ?? await this.#load(model, join(folder, file.name), file);
		// The newest at the end: a Map remembers the order.
		this.#held.delete(key);
		this.#held.set(key, held);
		await this.#makeRoom(key);
		return this.#wrap(held.session);
	}

	/** Releases everything. */
	async dispose(): Promise<void> {
		const sessions = [...this.#held.values()];
		this.#held.clear();
		await Promise.all(sessions.map(({ session }) => session.release()));
	}

	async #probe(): Promise<void> {
		if (this.device !== 'cpu') {
			const session = await this.#create(probeGraph);
			await session.run({ x: new this.#runtime.Tensor('float32', Float32Array.of(1), [1]) }).catch((error: unknown) => this.#fallBack(error));
			await session.release();
		}
	}

	#fallBack(error: unknown): void {
		const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
		this.fallback = `${deviceName(this.device)} could not be used here (${reason}); models run on the processor.`;
		this.device = 'cpu';
	}

	async #load(model: string, path: string, file: WeightFile): Promise<Held> {
		const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
			throw new CallFailed(error.code === 'ENOENT'
				? { kind: 'model-missing', model, file: file.name }
				: { kind: 'model-damaged', model, file: file.name, problem: `cannot be read (${error.code ?? error.message})` });
		});
		const damaged = (problem: string): CallFailed => new CallFailed({ kind: 'model-damaged', model, file: file.name, problem });
		if (createHash('sha256').update(bytes).digest('hex') !== file.sha256) {
			throw damaged('is not the file that was shipped (its hash differs)');
		}
		const session = await this.#create(bytes).catch((error: Error) => {
			throw damaged(`could not be opened (${error.message})`);
		});
		const problem = mismatch('input', described(session.inputMetadata), file.inputs, file.optionalInputs) ?? mismatch('output', described(session.outputMetadata), file.outputs);
		if (problem) {
			await session.release();
			throw damaged(problem);
		}
		return { session, sizeBytes: bytes.length };
	}

	async #create(bytes: Uint8Array): Promise<InferenceSession> {
		// More threads than cores hurt; one thread between operators, since these graphs are chains.
		const options = { intraOpNumThreads: this.threads, interOpNumThreads: 1, executionMode: 'sequential', logSeverityLevel: 3 } as const;
		if (this.device !== 'cpu') {
			try {
				return await this.#runtime.InferenceSession.create(bytes, { ...options, executionProviders: [this.device, 'cpu'] });
			} catch (error) {
				this.#fallBack(error);
			}
		}
		return this.#runtime.InferenceSession.create(bytes, { ...options, executionProviders: ['cpu'] });
	}

	async #makeRoom(keep: string): Promise<void> {
		let total = [...this.#held.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
		for (const [key, { session, sizeBytes }] of this.#held) {
			if (total <= this.#budgetBytes) {
				return;
			}
			if (key !== keep) {
				this.#held.delete(key);
				total -= sizeBytes;
				await session.release();
			}
		}
	}

	#wrap(session: InferenceSession): ModelSession {
		const shapes = new Map(described(session.inputMetadata).map(({ name, shape }) =>
			[name, shape.map(size => typeof size === 'number' && size >= 0 ? size : null)]));
		return {
			inputShape: name => shapes.get(name) ?? [],
			run: async (inputs) => {
				const feeds = Object.fromEntries(Object.entries(inputs).map(([name, tensor]) => [name, this.#tensor(tensor)]));
				const results = await session.run(feeds);
				await letMessagesIn();
				return Object.fromEntries(Object.entries(results).map(([name, value]) => [name, floats(name, value)]));
			},
		};
	}

	#tensor(tensor: Tensor): OrtTensor {
		return tensor.type === 'float32'
			? new this.#runtime.Tensor('float32', tensor.data, tensor.shape)
			: new this.#runtime.Tensor('int64', tensor.data, tensor.shape);
	}
}

export type SessionOptions = {
	/** A device's name; what cannot be had becomes the processor, with a word. */
	readonly device: string;
	readonly threads: number;
	readonly budgetBytes: number;
};

const described = (values: readonly InferenceSession.ValueMetadata[]): readonly ValueDescription[] =>
	values.map(value => value.isTensor ? { name: value.name, type: value.type, shape: value.shape } : { name: value.name, type: 'no tensor', shape: [] });

const floats = (name: string, value: InferenceSession.OnnxValueMapType[string] | undefined): { data: Float32Array; shape: readonly number[] } => {
	const tensor = value as OrtTensor | undefined;
	if (!(tensor?.data instanceof Float32Array)) {
		throw new Error(`The graph's output ${name} is not float32.`);
	}
	return { data: tensor.data, shape: tensor.dims };
};
