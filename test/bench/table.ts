import { cpus, totalmem } from 'node:os';

/** What a benchmark measured: rows of cells under headings. Speeds are ratios against a peer of the same run; absolute numbers only describe this machine. */
export type BenchTable = {
	title: string;
	columns: readonly string[];
	rows: readonly (readonly (string | number)[])[];
	/** Peers that were missing, what a column means. */
	notes: readonly string[];
};

/** The value below which `part` (0…1) of the measurements lie. */
export const percentile = (values: readonly number[], part: number): number => {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
};

const cell = (value: string | number): string => typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : value;

/** The table as Markdown, for the terminal and for the documents. */
export const markdown = (table: BenchTable): string => [
	`### ${table.title}`, '',
	`| ${table.columns.join(' | ')} |`, `|${table.columns.map(() => ' --- ').join('|')}|`,
	...table.rows.map(row => `| ${row.map(cell).join(' | ')} |`),
	...table.notes.length > 0 ? ['', ...table.notes.map(note => `- ${note}`)] : [],
].join('\n');

/** The machine, in words, for the head of a report. */
export const machine = (): string => `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.versions.node}`;
