import { once } from 'node:events';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { contract } from '../../electron/shared/contract/contract.ts';
import { CallFailed, type Failure } from '../../electron/shared/contract/failure.ts';
import type { Port } from '../../electron/shared/contract/port.ts';
import { connect } from '../../electron/shared/contract/rpc.ts';
import type { Engine } from '../../electron/engine/startEngine.ts';
import { startWebHost } from '../../electron/web-host/startWebHost.ts';
import { webSocketPort } from '../../electron/web-host/webSocketPort.ts';
import { startTestEngine } from '../harness/engine.ts';

/** One suite, both pipes: what a desktop window uses and what a browser page uses must behave alike. */
const messagePort = (port: MessagePort): Port => ({
	send: message => port.postMessage(message),
	onMessage: listener => void port.on('message', listener),
	onClose: listener => void port.on('close', listener),
});

const transports: Record<string, (engine: Engine) => Promise<{ port: Port; close: () => Promise<void> }>> = {
	'a message port': async (engine) => {
		const { port1, port2 } = new MessageChannel();
		engine.serve(messagePort(port2));
		return { port: messagePort(port1), close: async () => port1.close() };
	},
	'a web socket': async (engine) => {
		const host = await startWebHost({ engine, pageFolder: '.' });
		const socket = new WebSocket(`ws://127.0.0.1:${host.port}/contract?token=${host.token}`, { origin: `http://127.0.0.1:${host.port}` });
		await once(socket, 'open');
		return { port: webSocketPort(socket), close: async () => host.dispose() };
	},
};

const failureOf = async (promise: Promise<unknown>): Promise<Failure> => {
	const error: unknown = await promise.then(() => new Error('The call did not fail.'), (thrown: unknown) => thrown);
	if (!(error instanceof CallFailed)) {
		throw error;
	}
	return error.failure;
};

describe.each(Object.keys(transports))('over %s', (name) => {
	let host: Awaited<ReturnType<typeof startTestEngine>>;
	let pipe: { port: Port; close: () => Promise<void> };
	beforeEach(async () => {
		host = await startTestEngine();
		// The keys are those of `transports` itself.
		pipe = await (transports[name] as (typeof transports)[string])(host.engine);
	});
	afterEach(async () => {
		await pipe.close();
		await host.dispose();
	});
	const client = () => connect(contract, pipe.port);
	const film = () => join(host.folder, 'film.reel');

	test('edits are answered, announced, undone and redone', async () => {
		const call = client();
		const snapshot = await call.call('project.new', { path: film() });
		const sequence = snapshot.records.find(record => record.kind === 'sequence');
		const labels: string[] = [];
		call.on('project.changed', change => void labels.push(`${change.cause}: ${change.label}`));

		const change = await call.call('project.edit', { edit: 'addTrack', args: { sequenceId: sequence?.id, type: 'video' } });
		expect(change.diff.added).toMatchObject([{ kind: 'track', type: 'video' }]);
		const undone = await call.call('project.undo', {});
		expect(undone.diff.removed).toEqual(change.diff.added);
		expect(undone.position).toMatchObject({ head: snapshot.position.head, redo: change.label });
		await call.call('project.redo', {});
		expect((await call.call('project.current', {}))?.records).toHaveLength(snapshot.records.length + 1);
		expect(labels.map(label => label.split(':')[0])).toEqual(['edit', 'undo', 'redo']);
	});

	test('two clients see each other’s edits', async () => {
		const call = client();
		const other = host.engine.client();
		const { records } = await call.call('project.new', { path: film() });
		const seen = new Promise(resolve => call.on('project.changed', resolve));
		await other.call('project.edit', { edit: 'addTrack', args: { sequenceId: records.find(record => record.kind === 'sequence')?.id, type: 'audio' } });
		expect(await seen).toMatchObject({ cause: 'edit', diff: { added: [{ kind: 'track', type: 'audio' }] } });
	});

	test('an edit thought of on an older state is refused', async () => {
		const call = client();
		const { records, position } = await call.call('project.new', { path: film() });
		const args = { sequenceId: records.find(record => record.kind === 'sequence')?.id, type: 'video' };
		const { position: after } = await call.call('project.edit', { edit: 'addTrack', args, head: position.head });
		expect(await failureOf(call.call('project.edit', { edit: 'addTrack', args, head: position.head }))).toEqual({ kind: 'project-moved-on', head: after.head });
	});

	test('failures arrive as data', async () => {
		const call = client();
		expect(await failureOf(call.call('project.undo', {}))).toEqual({ kind: 'no-project' });
		expect(await failureOf(call.call('project.open', { path: join(host.folder, 'none.reel') }))).toMatchObject({ kind: 'project-missing' });
		await call.call('project.new', { path: film() });
		expect(await failureOf(call.call('project.new', { path: film() }))).toMatchObject({ kind: 'project-exists' });
		expect(await failureOf(call.call('project.undo', {}))).toMatchObject({ kind: 'edit-refused' });
		expect(await failureOf(call.call('project.edit', { edit: 'makeItBetter', args: {} }))).toMatchObject({ kind: 'invalid-request' });
		const { refused } = await call.call('media.import', { paths: [join(host.folder, 'none.mp4')] });
		expect(refused).toMatchObject([{ failure: { kind: 'media-missing' } }]);
	});

	test('malformed calls are refused and harm nothing', async () => {
		const call = client();
		await call.call('project.new', { path: film() });
		const before = await call.call('project.current', {});
		const payloads: unknown[] = [undefined, null, 0, -1, 1e308, '', 'x'.repeat(10_000), [], [[]], true, { path: 1 }, { path: null }, { paths: 'x' }, { paths: [] }, { edit: 1 },
			{ jobId: '' }, { __proto__: { path: 'x' } }, { constructor: 1 }, { step: -1 }, { step: 1.5 }, { step: 'a' }, { limit: 0 }, { name: {} }];
		const names = Object.keys(contract.calls).filter(called => contract.calls[called as keyof typeof contract.calls].input.safeParse({}).success === false);
		let tried = 0;
		for (const called of names) {
			for (const payload of payloads) {
				const { input } = contract.calls[called as keyof typeof contract.calls];
				if (input.safeParse(payload).success) {
					continue;
				}
				tried++;
				// Deliberately outside the types: this is what a foreign client might send.
				expect((await failureOf(call.call(called as 'project.open', payload as never))).kind).toBe('invalid-request');
			}
		}
		expect(tried).toBeGreaterThan(200);
		for (const noise of [null, 1, 'x', [], {}, { type: 'call' }, { type: 'call', id: 'a', name: 'project.undo', input: {} }, { type: 'cancel', id: 99 }, { type: 'call', id: -1, name: '__proto__', input: {} }]) {
			pipe.port.send(noise);
		}
		expect(await call.call('project.current', {})).toEqual(before);
	}, 60_000);
});
