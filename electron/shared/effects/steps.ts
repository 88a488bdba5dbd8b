import { keptColourTable, type ColourTable } from './colourTable.ts';
import type { Operation } from './operation.ts';

/** Operations as preview and export carry them out: neighbouring changes of colour have become one table. */
export type Step =
	| { readonly type: 'table'; readonly table: ColourTable }
	| Exclude<Operation, { type: 'colour' | 'masked' | 'glow' }>
	| Pick<Extract<Operation, { type: 'masked' }>, 'type' | 'shape' | 'path'> & { readonly steps: readonly Step[] }
	| { readonly type: 'glow'; readonly amount: number; readonly steps: readonly Step[] };

/** The steps of a chain of operations. */
export const stepsOf = (operations: readonly Operation[]): readonly Step[] => {
	const steps: Step[] = [];
	let colours: Extract<Operation, { type: 'colour' }>[] = [];
	const bake = () => {
		if (colours.length > 0) {
			steps.push({ type: 'table', table: keptColourTable(colours) });
			colours = [];
		}
	};
	for (const operation of operations) {
		if (operation.type === 'colour') {
			colours.push(operation);
			continue;
		}
		bake();
		steps.push(operation.type === 'masked' || operation.type === 'glow' ? { ...operation, steps: stepsOf(operation.operations) } : operation);
	}
	bake();
	return steps;
};
