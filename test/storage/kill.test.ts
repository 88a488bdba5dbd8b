import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ProjectStore } from '../../electron/engine/storage/projectStore.ts';
import { brokenInvariants } from '../../electron/shared/timeline/invariants.ts';
import { newFilm, temporaryFolder } from './newFilm.ts';

const kills = 50;
const editor = join(import.meta.dirname, 'editor.ts');

/** Runs the editor until it has acknowledged some edits, kills it a moment later, and returns where it last said history stands, and how often it said so. */
const killedEditor = async (path: string, seed: number, killAfter: { edits: number; ms: number }): Promise<{ acknowledged: number; count: number }> => {
	const child = spawn(process.execPath, [editor, path, String(seed)], { stdio: ['ignore', 'pipe', 'inherit'] });
	// A line cut off in the middle was not acknowledged.
	const lines = () => text.split('\n').slice(0, -1).filter(line => line !== 'open');
	let text = '';
	child.stdout.setEncoding('utf8');
	const enough = new Promise<void>(resolve => child.stdout.on('data', (more: string) => {
		text += more;
		if (lines().length >= killAfter.edits) {
			resolve();
		}
	}));
	const closed = once(child, 'close');
	await Promise.race([enough, closed]);
	await new Promise(resolve => setTimeout(resolve, killAfter.ms));
	expect(child.exitCode, 'the editor ended by itself').toBe(null);
	child.kill('SIGKILL');
	await closed;
	return { acknowledged: Number(lines().at(-1)?.split(' ')[1]), count: lines().length };
};

test(`after ${kills} kills in the middle of editing, no acknowledged edit is lost and the film opens`, async () => {
	const folder = temporaryFolder();
	const path = join(folder.path, 'film.reel');
	const store = newFilm(path);
	let expected = store.position.head;
	store.dispose();
	let acknowledged = 0;
	for (let kill = 0; kill < kills; kill++) {
		const said = await killedEditor(path, kill, { edits: 2 + (kill * 7) % 12, ms: kill % 6 });
		acknowledged += said.count;
		expected = said.acknowledged;
		const reopened = ProjectStore.open(path);
		const { head } = reopened.position;
		// At most one step may have been stored and not yet reported; it is a neighbour of the last one that was.
		const around = new Set([expected]);
		const rows = reopened.steps({ limit: 10_000 });
		rows.filter(row => row.id === expected).forEach(row => around.add(row.parent));
		rows.filter(row => row.parent === expected).forEach(row => around.add(row.id));
		expect(around, `kill ${kill}`).toContain(head);
		expect(rows.some(row => row.id === expected)).toBe(expected > 0);
		expect(brokenInvariants(reopened.project)).toEqual([]);
		const now = reopened.project;
		// The records agree with the history that led to them.
		reopened.goTo(0);
		reopened.goTo(head);
		expect(reopened.project).toEqual(now);
		expected = head;
		reopened.dispose();
	}
	expect(acknowledged).toBeGreaterThan(kills * 5);
	folder.remove();
}, 600_000);
