#!/usr/bin/env node
// Starts the command line with the Node that comes with the project, whatever Node npm itself runs on.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const own = fileURLToPath(new URL(`node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`, root));
const { status } = spawnSync(existsSync(own) ? own : process.execPath, [fileURLToPath(new URL('electron/cli/main.ts', root)), ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
