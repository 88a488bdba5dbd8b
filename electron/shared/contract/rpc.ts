import { z } from 'zod';
import { CallFailed, failureSchema, toFailure } from './failure.ts';
import type { Port } from './port.ts';

/** One question that can be asked: what goes in, what comes out. */
export type Call<Input extends z.ZodType, Output extends z.ZodType> = { input: Input; output: Output };
export const call = <Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output): Call<Input, Output> =>
	({ input, output });

export type Contract = {
	calls: Record<string, Call<z.ZodType, z.ZodType>>;
	events: Record<string, z.ZodType>;
};

/** What the answering side must implement: one function per call. */
export type Handlers<C extends Contract> = {
	[Name in keyof C['calls']]: (
		input: z.output<C['calls'][Name]['input']>,
		signal: AbortSignal,
	) => Promise<z.input<C['calls'][Name]['output']>>;
};

/** What the asking side sees: the same functions, plus events. */
export type Client<C extends Contract> = {
	/** Rejects with `CallFailed`. Aborting `signal` asks the other side to stop; the call then fails with `cancelled`. */
	call: <Name extends keyof C['calls'] & string>(
		name: Name,
		input: z.input<C['calls'][Name]['input']>,
		signal?: AbortSignal,
	) => Promise<z.output<C['calls'][Name]['output']>>;
	/** Listens to an event; the returned function stops listening. */
	on: <Name extends keyof C['events'] & string>(
		name: Name,
		listener: (payload: z.output<C['events'][Name]>) => void,
	) => () => void;
};

export type Emit<C extends Contract> = <Name extends keyof C['events'] & string>(
	name: Name,
	payload: z.input<C['events'][Name]>,
) => void;

const requestSchema = z.discriminatedUnion('type', [
	z.object({ type: z.literal('call'), id: z.int(), name: z.string(), input: z.unknown().optional() }),
	z.object({ type: z.literal('cancel'), id: z.int() }),
]);
const replySchema = z.discriminatedUnion('type', [
	z.object({ type: z.literal('done'), id: z.int(), output: z.unknown().optional() }),
	z.object({ type: z.literal('failed'), id: z.int(), failure: failureSchema }),
	z.object({ type: z.literal('event'), name: z.string(), payload: z.unknown().optional() }),
]);
type Reply = z.input<typeof replySchema>;

/** Answers calls arriving on `port`. Returns the function that sends events back. A message that is no request is ignored: it can only come from a foreign sender. */
export const serve = <C extends Contract>(contract: C, handlers: Handlers<C>, port: Port): Emit<C> => {
	const running = new Map<number, AbortController>();
	const reply = (message: Reply) => port.send(message);

	const answer = async (id: number, name: string, rawInput: unknown, signal: AbortSignal): Promise<Reply> => {
		try {
			const definition = Object.hasOwn(contract.calls, name) ? contract.calls[name] : undefined;
			const handler = handlers[name];
			if (!definition || !handler) {
				throw new CallFailed({ kind: 'invalid-request', problem: `There is no call named ${name}.` });
			}
			// `never`: the handler's input type is exactly this schema's output, which the mapped type cannot follow by a runtime name.
			const output = await handler(definition.input.parse(rawInput) as never, signal);
			return { type: 'done', id, output };
		} catch (error) {
			return { type: 'failed', id, failure: signal.aborted ? { kind: 'cancelled' } : toFailure(error) };
		}
	};

	port.onMessage(async (message) => {
		const parsed = requestSchema.safeParse(message);
		if (!parsed.success) {
			return;
		}
		const request = parsed.data;
		if (request.type === 'cancel') {
			running.get(request.id)?.abort();
			return;
		}
		const controller = new AbortController();
		running.set(request.id, controller);
		const result = await answer(request.id, request.name, request.input, controller.signal);
		running.delete(request.id);
		reply(result);
	});
	port.onClose(() => running.forEach(controller => controller.abort()));

	return (name, payload) => reply({ type: 'event', name, payload });
};

/** Makes calls through `port`. Everything that comes back is validated: the two sides may not be of the same build. */
export const connect = <C extends Contract>(contract: C, port: Port): Client<C> => {
	let nextId = 1;
	let isClosed = false;
	type Waiting = { name: string; resolve: (output: never) => void; reject: (error: unknown) => void };
	const waiting = new Map<number, Waiting>();
	const listeners = new Map<string, Set<(payload: never) => void>>();
	const gone = () => new CallFailed({ kind: 'internal', problem: 'The engine went away.' });

	const settle = (waiter: Waiting, output: unknown) => {
		const parsed = contract.calls[waiter.name]?.output.safeParse(output);
		if (parsed?.success) {
			waiter.resolve(parsed.data as never);
		} else {
			waiter.reject(parsed?.error ?? gone());
		}
	};

	port.onMessage((message) => {
		const parsed = replySchema.safeParse(message);
		if (!parsed.success) {
			return;
		}
		const reply = parsed.data;
		if (reply.type === 'event') {
			const payload = contract.events[reply.name]?.parse(reply.payload);
			listeners.get(reply.name)?.forEach(listener => listener(payload as never));
			return;
		}
		const waiter = waiting.get(reply.id);
		waiting.delete(reply.id);
		if (!waiter) {
			return;
		}
		if (reply.type === 'done') {
			settle(waiter, reply.output);
		} else {
			waiter.reject(new CallFailed(reply.failure));
		}
	});
	port.onClose(() => {
		isClosed = true;
		waiting.forEach(waiter => waiter.reject(gone()));
		waiting.clear();
	});

	return {
		call: (name, input, signal) => new Promise((resolve, reject) => {
			if (isClosed) {
				reject(gone());
				return;
			}
			if (signal?.aborted) {
				reject(new CallFailed({ kind: 'cancelled' }));
				return;
			}
			const id = nextId++;
			waiting.set(id, { name, resolve: resolve as (output: never) => void, reject });
			signal?.addEventListener('abort', () => port.send({ type: 'cancel', id }), { once: true });
			port.send({ type: 'call', id, name, input });
		}),
		on: (name, listener) => {
			const set = listeners.get(name) ?? new Set();
			listeners.set(name, set.add(listener as (payload: never) => void));
			return () => void set.delete(listener as (payload: never) => void);
		},
	};
};
