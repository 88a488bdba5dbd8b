import { expect, test } from 'vitest';
import { CallFailed } from '../../shared/contract/failure.ts';
import { Turns } from './turns.ts';

const never = new AbortController().signal;

test('one runs at a time, the most urgent first, equals in their order', async () => {
	const turns = new Turns();
	const order: string[] = [];
	let running = 0;
	const work = (name: string) => async () => {
		running++;
		expect(running).toBe(1);
		await new Promise(resolve => setTimeout(resolve, 1));
		order.push(name);
		running--;
	};
	await Promise.all([
		turns.run(2, never, work('first come')), turns.run(2, never, work('proxy')), turns.run(1, never, work('sound')), turns.run(1, never, work('sound 2')), turns.run(0, never, work('thumbnails')),
	]);
	expect(order).toEqual(['first come', 'thumbnails', 'sound', 'sound 2', 'proxy']);
});

test('who gives up while waiting is not started, and a failure lets the next one in', async () => {
	const turns = new Turns();
	const controller = new AbortController();
	const failing = turns.run(0, never, async () => {
		await new Promise(resolve => setTimeout(resolve, 5));
		throw new Error('no');
	});
	let isStarted = false;
	const waiting = turns.run(0, controller.signal, async () => {
		isStarted = true;
	});
	const last = turns.run(1, never, async () => 'done');
	controller.abort();
	await expect(waiting).rejects.toBeInstanceOf(CallFailed);
	await expect(failing).rejects.toThrow('no');
	expect(await last).toBe('done');
	expect(isStarted).toBe(false);
});
