import { build, Platform } from 'electron-builder';
import { buildDesktop } from './desktop.ts';
import { packaging } from './packaging.ts';
import { ensureRenderer } from './renderer.ts';
import { root } from './run.ts';

/** `npm run package`: bundles everything and makes this system's installers in `release/`. Fetches Electron's binary, so it needs the network once. */
await ensureRenderer();
await buildDesktop();
const made = await build({ projectDir: root, config: packaging, targets: Platform.current().createTarget() });
console.log(made.join('\n'));
