import { expect, test } from 'vitest';
import { historyRows } from './historyRows.ts';

const step = (id: number, parent: number, isApplied: boolean) => ({ id, parent, edit: 'e', label: `step ${id}`, madeAt: '', isApplied });

test('a straight history is one column', () => {
	const rows = historyRows([step(1, 0, true), step(2, 1, true), step(3, 2, true)], 3);
	expect(rows.map(row => [row.step.id, row.lane])).toEqual([[3, 0], [2, 0], [1, 0]]);
});

test('what redo would bring back stays in the first column', () => {
	const rows = historyRows([step(1, 0, true), step(2, 1, false)], 1);
	expect(rows.map(row => row.lane)).toEqual([0, 0]);
});

test('a branch left behind has its own column down to where it left', () => {
	//   1 ─ 2 ─ 3      (undone)
	//    └─ 4 ─ 5      (now)
	const rows = historyRows([step(1, 0, true), step(2, 1, false), step(3, 2, false), step(4, 1, true), step(5, 4, true)], 5);
	expect(rows.map(row => [row.step.id, row.lane, row.parentLane])).toEqual([[5, 0, null], [4, 0, null], [3, 1, null], [2, 1, 0], [1, 0, null]]);
	expect(rows[2]?.passing).toEqual([0]);
});
