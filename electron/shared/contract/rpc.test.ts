import { expect, test } from 'vitest';
import { z } from 'zod';
import { CallFailed, type Failure } from './failure.ts';
import { portPair } from './port.ts';
import { call, connect, serve, type Contract } from './rpc.ts';

const contract = {
	calls: {
		'double': call(z.object({ value: z.int() }), z.object({ value: z.int() })),
		'wait': call(z.object({}), z.object({})),
		'lie': call(z.object({}), z.object({ value: z.int() })),
		'fail': call(z.object({ how: z.enum(['known', 'unknown']) }), z.object({})),
	},
	events: { changed: z.object({ count: z.int() }) },
} satisfies Contract;

const pair = () => {
	const { near, far, close } = portPair();
	const aborted: string[] = [];
	const emit = serve(contract, {
		double: async ({ value }) => ({ value: value * 2 }),
		wait: (_, signal) => new Promise((_resolve, reject) => {
			signal.addEventListener('abort', () => {
				aborted.push('wait');
				reject(new Error('stopped'));
			}, { once: true });
		}),
		// A side of another build may answer anything.
		lie: async () => ({ value: 'many' }) as never,
		fail: async ({ how }) => {
			throw how === 'known' ? new CallFailed({ kind: 'no-project' }) : new Error('a bug');
		},
	}, far);
	return { client: connect(contract, near), emit, near, close, aborted };
};

const failureOf = async (promise: Promise<unknown>): Promise<Failure> => {
	const error: unknown = await promise.then(() => null, (thrown: unknown) => thrown);
	if (error instanceof CallFailed) {
		return error.failure;
	}
	throw error ?? new Error('It did not fail.');
};

test('a call is answered, also many at once', async () => {
	const { client } = pair();
	const answers = await Promise.all([1, 2, 3].map(value => client.call('double', { value })));
	expect(answers.map(({ value }) => value)).toEqual([2, 4, 6]);
});

test('what a call is given and gives is checked', async () => {
	const { client } = pair();
	expect(await failureOf(client.call('double', { value: 1.5 }))).toMatchObject({ kind: 'invalid-request', problem: expect.stringContaining('value') as string });
	await expect(client.call('lie', {})).rejects.toBeInstanceOf(z.ZodError);
});

test('failures arrive as data', async () => {
	const { client } = pair();
	expect(await failureOf(client.call('fail', { how: 'known' }))).toEqual({ kind: 'no-project' });
	expect(await failureOf(client.call('fail', { how: 'unknown' }))).toEqual({ kind: 'internal', problem: 'a bug' });
});

test('a call can be cancelled, before and while it runs', async () => {
	const { client, aborted } = pair();
	const controller = new AbortController();
	const waiting = client.call('wait', {}, controller.signal);
	await client.call('double', { value: 1 });
	controller.abort();
	expect(await failureOf(waiting)).toEqual({ kind: 'cancelled' });
	expect(aborted).toEqual(['wait']);
	expect(await failureOf(client.call('double', { value: 1 }, controller.signal))).toEqual({ kind: 'cancelled' });
});

test('events reach those who listen, until they stop', async () => {
	const { client, emit } = pair();
	const seen: number[] = [];
	const stop = client.on('changed', ({ count }) => void seen.push(count));
	emit('changed', { count: 1 });
	await client.call('double', { value: 1 });
	stop();
	emit('changed', { count: 2 });
	await client.call('double', { value: 1 });
	expect(seen).toEqual([1]);
});

test('messages that are no requests are passed over', async () => {
	const { client, near } = pair();
	for (const message of [null, 1, 'x', {}, { type: 'call' }, { type: 'call', id: 'x', name: 'double' }, { type: 'done', id: 1 }]) {
		near.send(message);
	}
	expect(await client.call('double', { value: 4 })).toEqual({ value: 8 });
});

test('names that only the prototype knows are no calls', async () => {
	const { client } = pair();
	for (const name of ['toString', '__proto__', 'constructor']) {
		expect(await failureOf(client.call(name as 'double', { value: 1 }))).toMatchObject({ kind: 'invalid-request' });
	}
});

test('when the pipe closes, waiting calls fail and running ones are stopped', async () => {
	const { client, close, aborted } = pair();
	const waiting = failureOf(client.call('wait', {}));
	await client.call('double', { value: 1 });
	close();
	expect(await waiting).toMatchObject({ kind: 'internal' });
	expect(aborted).toEqual(['wait']);
	expect(await failureOf(client.call('double', { value: 1 }))).toMatchObject({ kind: 'internal' });
});
