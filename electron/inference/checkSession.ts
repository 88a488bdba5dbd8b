import type { TensorSpec } from '../shared/generation/modelFamily.ts';

/** What onnxruntime says of one input or output. Symbolic sizes are strings. */
export type ValueDescription = { readonly name: string; readonly type: string; readonly shape: readonly (number | string)[] };

/**
 * Whether a graph has exactly the inputs (or at least the outputs) a family counts on, with their types and sizes. Null when it has, else what is wrong as a clause.
 * A symbolic size of the graph fits any; a fixed one must be the one expected. `optional` ones may be missing, but must fit when they are there.
 */
export const mismatch = (
	direction: 'input' | 'output', found: readonly ValueDescription[], expected: Readonly<Record<string, TensorSpec>>, optional: Readonly<Record<string, TensorSpec>> = {},
): string | null => {
	const byName = new Map(found.map(value => [value.name, value]));
	for (const [name, spec] of [...Object.entries(expected), ...Object.entries(optional)]) {
		const value = byName.get(name);
		if (!value && Object.hasOwn(optional, name)) {
			continue;
		}
		if (!value) {
			return `has no ${direction} named ${name}`;
		}
		if (value.type !== spec.type) {
			return `has ${value.type} where ${direction} ${name} should be ${spec.type}`;
		}
		if (value.shape.length !== spec.shape.length || value.shape.some((size, i) => !fits(size, spec.shape[i] ?? null))) {
			return `has ${direction} ${name} of shape ${value.shape.join('×')}, not ${spec.shape.map(size => size ?? '?').join('×')}`;
		}
	}
	const extra = direction === 'input' ? found.find(value => !Object.hasOwn(expected, value.name) && !Object.hasOwn(optional, value.name)) : undefined;
	return extra ? `wants an input named ${extra.name} that nobody gives it` : null;
};

const fits = (size: number | string, expected: number | null): boolean => expected === null || typeof size === 'string' || size < 0 || size === expected;
