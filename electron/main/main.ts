import * as electron from 'electron';
import { registerScheme, startDesktop } from './startDesktop.ts';

registerScheme(electron);
const paths = process.argv.slice(electron.app.isPackaged ? 1 : 2).filter(argument => !argument.startsWith('-'));
await startDesktop(electron, { folder: import.meta.dirname, paths, platform: process.platform });
