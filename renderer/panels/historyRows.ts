import type { HistoryStep } from '../../electron/shared/contract/contract.ts';

export type HistoryRow = {
	readonly step: HistoryStep;
	/** Column of its dot; 0 is the way we are on. */
	readonly lane: number;
	/** Columns that have a line passing through this row, without its own. */
	readonly passing: readonly number[];
	/** Column of its parent, when the line bends here to get there. */
	readonly parentLane: number | null;
};

const freeLane = (busy: ReadonlyMap<number, number>): number => {
	let lane = 1;
	while (busy.has(lane)) {
		lane++;
	}
	return lane;
};

/**
 * Lays the tree of edits out as rows, newest first. What is applied, and what redo would bring back, is the first column;
 * every other branch gets a column of its own from its last edit down to where it left.
 */
export const historyRows = (steps: readonly HistoryStep[], head: number): HistoryRow[] => {
	const byId = new Map(steps.map(step => [step.id, step]));
	const newestChild = new Map<number, number>();
	for (const step of steps.toSorted((a, b) => a.id - b.id)) {
		newestChild.set(step.parent, step.id);
	}
	const main = new Set(steps.filter(step => step.isApplied).map(step => step.id));
	for (let id = newestChild.get(head); id !== undefined; id = newestChild.get(id)) {
		main.add(id);
	}
	const laneOf = new Map<number, number>();
	/** Per busy column, the step its line goes on to. */
	const busy = new Map<number, number>();
	return steps.toSorted((a, b) => b.id - a.id).map((step) => {
		const expected = [...busy].filter(([, goal]) => goal === step.id).map(([lane]) => lane);
		const lane = main.has(step.id) ? 0 : expected.find(candidate => candidate !== 0) ?? freeLane(busy);
		expected.forEach(other => busy.delete(other));
		laneOf.set(step.id, lane);
		const passing = [...busy.keys()].filter(other => other !== lane);
		const parentIsMain = main.has(step.parent) || !byId.has(step.parent);
		if (lane !== 0 && parentIsMain) {
			return { step, lane, passing, parentLane: 0 };
		}
		busy.set(lane, step.parent);
		return { step, lane, passing, parentLane: null };
	});
};
