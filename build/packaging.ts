import type { Configuration } from 'electron-builder';

/** How the app is packaged. Native modules and weights lie outside the asar: the loader and ONNX Runtime read them as files. Fuses close what a packaged editor never needs. */
export const packaging: Configuration = {
	appId: 'org.reelwright.Reelwright',
	productName: 'Reelwright',
	copyright: 'Apache-2.0',
	directories: { output: 'release' },
	files: ['dist/electron/**', 'dist/renderer/**', 'package.json', 'LICENSE', '!**/*.map'],
	extraResources: [{ from: 'native-models', to: 'native-models', filter: ['*/weights/**', '*/README.md'] }],
	asar: true,
	asarUnpack: ['**/*.{node,so,so.*,dylib,dll}'],
	npmRebuild: false,
	electronFuses: {
		runAsNode: false,
		enableCookieEncryption: true,
		enableNodeOptionsEnvironmentVariable: false,
		enableNodeCliInspectArguments: false,
		enableEmbeddedAsarIntegrityValidation: true,
		onlyLoadAppFromAsar: true,
		loadBrowserProcessSpecificV8Snapshot: false,
		grantFileProtocolExtraPrivileges: false,
	},
	fileAssociations: [{ ext: 'reel', name: 'Reelwright film', mimeType: 'application/x-reelwright', role: 'Editor' }],
	linux: { target: ['AppImage', 'deb'], category: 'AudioVideo;AudioVideoEditing', synopsis: 'Cut, generate and score films on your own machine', maintainer: 'Reelwright', desktop: { entry: { Name: 'Reelwright' } } },
	deb: { depends: ['ffmpeg'] },
	win: { target: ['nsis'] },
	nsis: { oneClick: false, allowToChangeInstallationDirectory: true },
	mac: { target: ['dmg'], category: 'public.app-category.video', hardenedRuntime: true },
	publish: null,
};
