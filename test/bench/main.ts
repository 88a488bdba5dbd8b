import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machine, markdown, type BenchTable } from './table.ts';

/** `npm run bench [-- NAME …]`: measures, prints tables, writes test-results/bench/NAME.json. Nothing here passes or fails. */
const benches: Record<string, () => Promise<BenchTable[]>> = {
	edits: async () => (await import('./edits.ts')).benchEdits(),
	media: async () => (await import('./media.ts')).benchMedia(),
	export: async () => (await import('./export.ts')).benchExport(),
	memory: async () => (await import('./memory.ts')).benchMemory(),
	scrub: async () => (await import('./scrub.ts')).benchScrub(),
	playback: async () => (await import('./playback.ts')).benchPlayback(),
	generate: async () => (await import('./generate.ts')).benchGenerate(),
};

const wanted = process.argv.slice(2);
const unknown = wanted.find(name => !Object.hasOwn(benches, name));
if (unknown !== undefined) {
	console.error(`There is no benchmark “${unknown}”. There are: ${Object.keys(benches).join(', ')}.`);
	process.exit(2);
}
const folder = join('test-results', 'bench');
mkdirSync(folder, { recursive: true });
console.log(`${machine()}, ${new Date().toISOString().slice(0, 10)}\n`);
for (const [name, bench] of Object.entries(benches)) {
	if (wanted.length === 0 || wanted.includes(name)) {
		const tables = await bench();
		tables.forEach(table => console.log(`${markdown(table)}\n`));
		writeFileSync(join(folder, `${name}.json`), JSON.stringify({ machine: machine(), date: new Date().toISOString(), tables }, null, '\t'));
	}
}
