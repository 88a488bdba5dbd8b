import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron';

type Filter = { name: string; extensions: string[] };

/** All the window gets beyond a web page: the engine's port, the system's file dialogs, the path of a file dropped on it, and the size of everything in it. */
contextBridge.exposeInMainWorld('reelwright', {
	isDesktop: true,
	pathForFile: (file: File): string => webUtils.getPathForFile(file),
	setScale: (factor: number): void => webFrame.setZoomFactor(Math.min(2, Math.max(1, factor))),
	revealFile: (path: string): Promise<void> => ipcRenderer.invoke('shell:reveal', path),
	dialogs: {
		open: (options: { title: string; multiple: boolean; filters: Filter[]; folder?: boolean }): Promise<string[]> => ipcRenderer.invoke('dialog:open', options),
		save: (options: { title: string; defaultPath: string; filters: Filter[] }): Promise<string[]> => ipcRenderer.invoke('dialog:save', options),
	},
});

// A port cannot cross the context bridge; a window message carries it.
ipcRenderer.on('reelwright-port', event => window.postMessage('reelwright-port', location.origin, event.ports));
