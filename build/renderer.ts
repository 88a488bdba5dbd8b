import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'vite';

const root = dirname(import.meta.dirname);
export const rendererFolder = join(root, 'dist', 'renderer');
const stampFile = join(root, 'dist', 'renderer.stamp');

/** Changes whenever a file the renderer is made of changes. */
const stamp = (): string => {
	const files = globSync(['renderer/**/*', 'electron/shared/**/*.ts', 'package-lock.json'], { cwd: root }).toSorted();
	const hash = createHash('sha256');
	for (const file of files) {
		const path = join(root, file);
		if (statSync(path).isFile()) {
			hash.update(file).update('\0').update(readFileSync(path));
		}
	}
	return hash.digest('hex');
};

/** Builds the renderer when it is not built or its sources changed. Costs 10 ms when nothing did. */
export const ensureRenderer = async (): Promise<string> => {
	const now = stamp();
	if (existsSync(join(rendererFolder, 'index.html')) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === now) {
		return rendererFolder;
	}
	console.log('Building the interface …');
	await build({ configFile: join(root, 'renderer', 'vite.config.ts'), logLevel: 'warn' });
	mkdirSync(dirname(stampFile), { recursive: true });
	writeFileSync(stampFile, now);
	return rendererFolder;
};
