import type { App, BrowserWindowConstructorOptions, Session } from 'electron';

export const appOrigin = 'reelwright://app';

/** The window's web preferences: Electron's security checklist, spelled out so that a test can read it and a change of a default cannot undo it. */
export const webPreferences = (preload: string): NonNullable<BrowserWindowConstructorOptions['webPreferences']> => ({
	preload, sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
	webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, navigateOnDragDrop: false, spellcheck: false,
});

/** Whether a page of this address is ours. */
export const isOwnPage = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === 'reelwright:' && new URL(url).host === 'app';

/** No page may navigate away, open windows, embed others, or be given any permission beyond full screen and writing the clipboard. */
export const applyPolicy = (app: App, session: Session): void => {
	session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === 'fullscreen' || permission === 'clipboard-sanitized-write'));
	session.setPermissionCheckHandler((_contents, permission) => permission === 'fullscreen' || permission === 'clipboard-sanitized-write');
	session.setDevicePermissionHandler(() => false);
	app.on('web-contents-created', (_event, contents) => {
		contents.on('will-navigate', event => event.preventDefault());
		contents.on('will-redirect', event => event.preventDefault());
		contents.on('will-frame-navigate', event => event.preventDefault());
		contents.on('will-attach-webview', event => event.preventDefault());
		contents.setWindowOpenHandler(() => ({ action: 'deny' }));
	});
};
