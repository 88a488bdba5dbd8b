import { staticChecks } from './check.ts';
import { ensureRenderer } from './renderer.ts';
import { run } from './run.ts';
import { chromiumTool, ensureTool, ffmpegTool } from './setup.ts';

/**
 * `npm test`: gets ffmpeg and Chromium where they are missing, checks types, layers and lint, builds the interface, and runs every test.
 * Arguments go to vitest: `npm test -- slip` runs the tests of files whose name holds "slip".
 */
const tools = [ensureTool(ffmpegTool), ensureTool(chromiumTool)];
if (tools.includes(null)) {
	process.exit(1);
}
const filters = process.argv.slice(2);
const isClean = filters.length > 0 || await staticChecks();
await ensureRenderer();
const { status } = await run('vitest', ['run', ...filters]);
process.exitCode = isClean && status === 0 ? 0 : 1;
