/** What a .cube file holds: a table of colours along one axis for each part (1D) or in a cube (3D), red fastest. */
export type CubeTable = {
	/** What the file calls itself; empty where it does not. */
	readonly title: string;
	readonly dimensions: 1 | 3; readonly size: number;
	/** The colours at both ends of the table. */
	readonly domainMin: readonly number[]; readonly domainMax: readonly number[];
	/** Red, green, blue of every entry. */
	readonly values: readonly number[];
};

/** A table, or the number of the first line that cannot be read and why. */
export type ParsedCube = CubeTable | { readonly line: number; readonly problem: string };

/** Entries along a side at most: a cube of 65 is as fine as any in the trade, a row of 65 536 as fine as 16 bits. */
export const largestCube = { 1: 65_536, 3: 65 } as const;

type Head = { title: string; dimensions: 1 | 3 | null; size: number; domainMin: readonly number[]; domainMax: readonly number[] };

const numbersOf = (words: readonly string[]): readonly number[] => words.map(word => (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/iu.test(word) ? Number(word) : NaN));

const sizeProblem = (dimensions: 1 | 3, words: readonly string[], known: Head['dimensions']): string | null => {
	const [size = NaN] = numbersOf(words);
	if (known !== null) {
		return 'there is a second table; only files with one table can be read';
	}
	return words.length === 1 && Number.isInteger(size) && size >= 2 && size <= largestCube[dimensions] ? null : `the size must be a whole number from 2 to ${largestCube[dimensions]}`;
};

/** Takes one keyword into the head, or says what is wrong with it. */
const readKeyword = (head: Head, keyword: string, words: readonly string[], line: string): string | null => {
	switch (keyword) {
		case 'TITLE':
			head.title = line.replace(/^TITLE\s*/u, '').replaceAll('"', '').trim();
			return null;
		case 'LUT_1D_SIZE':
		case 'LUT_3D_SIZE': {
			const dimensions = keyword === 'LUT_1D_SIZE' ? 1 : 3;
			const problem = sizeProblem(dimensions, words, head.dimensions);
			if (problem === null) {
				Object.assign(head, { dimensions, size: Number(words[0]) });
			}
			return problem;
		}
		case 'DOMAIN_MIN':
		case 'DOMAIN_MAX': {
			const domain = numbersOf(words);
			if (domain.length !== 3 || !domain.every(Number.isFinite)) {
				return 'a domain has three numbers';
			}
			head[keyword === 'DOMAIN_MIN' ? 'domainMin' : 'domainMax'] = domain;
			return null;
		}
		case 'LUT_1D_INPUT_RANGE':
		case 'LUT_3D_INPUT_RANGE': {
			const [low = NaN, high = NaN, ...rest] = numbersOf(words);
			if (!Number.isFinite(low) || !Number.isFinite(high) || rest.length > 0) {
				return 'an input range has two numbers';
			}
			Object.assign(head, { domainMin: [low, low, low], domainMax: [high, high, high] });
			return null;
		}
		default: return `“${keyword.slice(0, 40)}” is no keyword of a .cube file`;
	}
};

/** Reads a .cube file after Adobe's specification 1.0, and the input ranges Resolve writes. Pure; refuses the first line that cannot be right. */
export const parseCube = (file: string): ParsedCube => {
	const head: Head = { title: '', dimensions: null, size: 0, domainMin: [0, 0, 0], domainMax: [1, 1, 1] };
	const values: number[] = [];
	const lines = file.replace(/^\uFEFF/u, '').split(/\r\n?|\n/u);
	let wanted = Infinity;
	for (const [place, whole] of lines.entries()) {
		const line = whole.replace(/^#.*$/u, '').trim();
		const [first = '', ...rest] = line.split(/\s+/u);
		const refuse = (problem: string) => ({ line: place + 1, problem });
		if (line === '') {
			continue;
		}
		if (/^[A-Z_]/u.test(first)) {
			if (values.length > 0) {
				return refuse('keywords come before the colours');
			}
			const problem = readKeyword(head, first, rest, line);
			if (problem !== null) {
				return refuse(problem);
			}
			wanted = head.dimensions === null ? Infinity : 3 * head.size ** head.dimensions;
			continue;
		}
		if (head.dimensions === null) {
			return refuse('the size of the table (LUT_1D_SIZE or LUT_3D_SIZE) must come before its colours');
		}
		const colour = numbersOf([first, ...rest]);
		if (colour.length !== 3 || !colour.every(Number.isFinite)) {
			return refuse('a colour has three numbers');
		}
		if (values.length >= wanted) {
			return refuse(`the table is full: it has ${wanted / 3} colours`);
		}
		values.push(...colour);
	}
	if (head.dimensions === null) {
		return { line: lines.length, problem: 'the file ends without a table' };
	}
	if (values.length < wanted) {
		return { line: lines.length, problem: `the file ends after ${values.length / 3} of ${wanted / 3} colours` };
	}
	if (head.domainMin.some((low, part) => low >= (head.domainMax[part] ?? 0))) {
		return { line: 1, problem: 'the domain ends before it begins' };
	}
	return { title: head.title, dimensions: head.dimensions, size: head.size, domainMin: head.domainMin, domainMax: head.domainMax, values };
};
