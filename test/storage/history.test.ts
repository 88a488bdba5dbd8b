import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ProjectStore } from '../../electron/engine/storage/projectStore.ts';
import { CallFailed } from '../../electron/shared/contract/failure.ts';
import { brokenInvariants } from '../../electron/shared/timeline/invariants.ts';
import type { Project } from '../../electron/shared/timeline/records.ts';
import { randomEdit, seededRandom } from '../../electron/shared/timeline/testing/randomEdit.ts';
import { newFilm, temporaryFolder } from './newFilm.ts';

/** What a user could do, in any order. */
const isExpected = (error: unknown): boolean =>
	error instanceof z.ZodError || (error instanceof CallFailed && ['edit-refused', 'invalid-request'].includes(error.failure.kind));

/** A history kept beside the store's, in the simplest way there is: the whole project after every step. */
type Model = { states: Map<number, Project>; parents: Map<number, number>; next: Map<number, number>; head: number };

const opsPerRun = 60;

test('random edits, undo, redo, jumps and reopening: the store always stands where a plain model says', () => {
	const counts = { edit: 0, undo: 0, redo: 0, goTo: 0, reopen: 0 };
	fc.assert(fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (seed) => {
		const folder = temporaryFolder();
		const path = join(folder.path, 'film.reel');
		const random = seededRandom(seed);
		let store = newFilm(path);
		const first = ProjectStoreStates(store);
		try {
			for (let count = 0; count < opsPerRun; count++) {
				store = step(store, first, random, counts);
				expect(store.project).toEqual(first.states.get(first.head));
				expect(store.position.head).toBe(first.head);
			}
			expect(brokenInvariants(store.project)).toEqual([]);
			const listed = store.steps({ limit: 1000 });
			expect(listed.map(row => row.id).toSorted((a, b) => a - b)).toEqual([...first.states.keys()].filter(id => id > 0).toSorted((a, b) => a - b));
			expect(listed.filter(row => row.isApplied).map(row => row.id)).toEqual(wayBack(first).filter(id => id > 0));
			// Every state ever reached can be reached again, from here, in any order.
			for (const [id, state] of first.states) {
				store.goTo(id);
				expect(store.project).toEqual(state);
			}
		} finally {
			store.dispose();
			folder.remove();
		}
	}), { numRuns: 25 });
	expect(Math.min(...Object.values(counts))).toBeGreaterThan(10);
});

const ProjectStoreStates = (store: ProjectStore): Model => {
	const { head } = store.position;
	const states = new Map([[head, store.project]]);
	store.undo();
	states.set(0, store.project);
	store.redo();
	return { states, parents: new Map([[head, 0]]), next: new Map([[0, head]]), head };
};

const wayBack = (model: Model): number[] => {
	const way: number[] = [];
	for (let id: number | undefined = model.head; id !== undefined; id = model.parents.get(id)) {
		way.push(id);
	}
	return way;
};

/** Marks the way down to a step as the one redo follows. */
const visit = (model: Model, goal: number): void => {
	const from = wayBack(model);
	model.head = goal;
	for (const id of [...from, ...wayBack(model)]) {
		const parent = model.parents.get(id);
		if (parent !== undefined) {
			model.next.set(parent, id);
		}
	}
	// The goal's own way wins over the one just left.
	wayBack(model).forEach((id) => {
		const parent = model.parents.get(id);
		if (parent !== undefined) {
			model.next.set(parent, id);
		}
	});
};

const step = (store: ProjectStore, model: Model, random: () => number, counts: Record<string, number>): ProjectStore => {
	const count = (name: string) => {
		counts[name] = (counts[name] ?? 0) + 1;
	};
	const kind = random();
	if (kind < 0.06) {
		store.dispose();
		count('reopen');
		return ProjectStore.open(store.path);
	}
	if (kind < 0.2) {
		const parent = model.parents.get(model.head);
		if (parent === undefined) {
			expect(() => store.undo()).toThrow(CallFailed);
			return store;
		}
		store.undo();
		model.next.set(parent, model.head);
		model.head = parent;
		count('undo');
		return store;
	}
	if (kind < 0.3) {
		const next = model.next.get(model.head);
		if (next === undefined) {
			expect(() => store.redo()).toThrow(CallFailed);
			return store;
		}
		store.redo();
		model.head = next;
		count('redo');
		return store;
	}
	if (kind < 0.38) {
		const ids = [...model.states.keys()];
		const goal = ids[Math.floor(random() * ids.length)] ?? 0;
		store.goTo(goal);
		visit(model, goal);
		count('goTo');
		return store;
	}
	const { name, args } = randomEdit(store.project, random);
	try {
		const before = model.head;
		const { position, diff } = store.edit(name, args, model.head);
		if (position.head !== before) {
			expect(diff.added.length + diff.changed.length + diff.removed.length).toBeGreaterThan(0);
			model.states.set(position.head, store.project);
			model.parents.set(position.head, before);
			model.next.set(before, position.head);
			model.head = position.head;
			count('edit');
		}
	} catch (error) {
		if (!isExpected(error)) {
			throw error;
		}
	}
	return store;
};
