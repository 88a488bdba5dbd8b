import { describe, expect, test } from 'vitest';
import type { Lut } from '../timeline/records.ts';
import { parseCube, type CubeTable } from './cubeFile.ts';
import { LutTable, packedNumbers } from './lutTable.ts';

const corners = ['0 0 0', '1 0 0', '0 1 0', '1 1 0', '0 0 1', '1 0 1', '0 1 1', '1 1 1'].join('\n');
const readable = (text: string): CubeTable => {
	const parsed = parseCube(text);
	if ('line' in parsed) {
		throw new Error(`line ${parsed.line}: ${parsed.problem}`);
	}
	return parsed;
};
const tableOf = (text: string): LutTable => {
	const { title: _title, values, ...table } = readable(text);
	return new LutTable({ kind: 'lut', id: 'lut-1', name: 'test', ...table, values: packedNumbers(values) } satisfies Lut);
};

describe('.cube files', () => {
	test('a cube, with comments, a title, empty lines and the ends of lines of any system', () => {
		expect(readable(`# made by hand\r\nTITLE "Warm evening"\r\n\r\nLUT_3D_SIZE 2\r\n${corners.replaceAll('\n', '\r\n')}\r\n`)).toMatchObject({ title: 'Warm evening', dimensions: 3, size: 2, domainMin: [0, 0, 0], domainMax: [1, 1, 1] });
	});

	test('a row for each colour, with a domain of its own', () => {
		const table = tableOf('LUT_1D_SIZE 2\nDOMAIN_MIN 0 0 0\nDOMAIN_MAX 2 1 1\n0 0 1\n1 .5 0');
		expect(table.colourOf([1, 1, 0.25]).map(part => Math.round(part * 1000) / 1000)).toEqual([0.5, 0.5, 0.75]);
	});

	test('a cube that changes nothing changes nothing, between its entries and beyond its domain', () => {
		const table = tableOf(`LUT_3D_SIZE 2\n${corners}`);
		expect(table.colourOf([0.2, 0.55, 0.9]).map(part => Math.round(part * 1e6) / 1e6)).toEqual([0.2, 0.55, 0.9]);
		expect(table.colourOf([-1, 2, 0.5])).toEqual([0, 1, 0.5]);
		expect(JSON.stringify({ table })).toBe('{"table":"lut-1"}');
	});

	test.each([
		['nothing at all', '', 1, 'without a table'],
		['colours before a size', '0 0 0', 1, 'must come before its colours'],
		['a colour of two numbers', `LUT_3D_SIZE 2\n0 0 0\n1 0\n`, 3, 'three numbers'],
		['a word among the numbers', `LUT_3D_SIZE 2\n0 0 zero\n`, 2, 'three numbers'],
		['too few colours', 'LUT_1D_SIZE 3\n0 0 0\n1 1 1', 3, 'after 2 of 3 colours'],
		['too many colours', `LUT_3D_SIZE 2\n${corners}\n1 1 1`, 10, 'the table is full'],
		['a size too large', 'LUT_3D_SIZE 500', 1, 'from 2 to 65'],
		['a size that is no number', 'LUT_3D_SIZE large', 1, 'from 2 to 65'],
		['two tables', 'LUT_1D_SIZE 2\nLUT_3D_SIZE 2', 2, 'a second table'],
		['a keyword nobody knows', 'LUT_3D_SIZE 2\nLUT_4D_SIZE 2', 2, '“LUT_4D_SIZE”'],
		['a domain of two numbers', 'DOMAIN_MIN 0 0', 1, 'three numbers'],
		['a domain that is empty', `LUT_3D_SIZE 2\nDOMAIN_MAX 0 1 1\n${corners}`, 1, 'ends before it begins'],
	])('%s is refused, and the line named', (_, text, line, words) => {
		const parsed = parseCube(text);
		expect('line' in parsed ? [parsed.line, parsed.problem] : parsed).toEqual([line, expect.stringContaining(words)]);
	});
});

test('numbers survive being packed, however many there are', () => {
	for (const count of [6, 8, 10, 12]) {
		const values = Array.from({ length: count }, (_, place) => Math.sin(place) * 3);
		const size = count / 2;
		const table = new LutTable({ kind: 'lut', id: 'x', name: 'x', dimensions: 1, size, domainMin: [0, 0, 0], domainMax: [1, 1, 1], values: packedNumbers(values) });
		expect(table.colourOf([0, 0, 0])[2]).toBeCloseTo(values[2] ?? 0, 6);
	}
});
