/** Who may import whom. The tsconfig of each folder says what globals it sees; this says which files. */
// oxlint-disable-next-line import/no-default-export -- dependency-cruiser reads the default export
export default {
	forbidden: [
		{ name: 'no-cycles', severity: 'error', comment: 'A cycle means two files are one. Move what both need below them.', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
		{ name: 'shared-is-pure', severity: 'error', comment: 'electron/shared runs in every process: it imports itself and zod, nothing else.', from: { path: '^electron/shared/', pathNot: '\\.test\\.ts$|/testing/' }, to: { pathNot: '^electron/shared/|node_modules/zod/' } },
		{ name: 'renderer-knows-no-node', severity: 'error', comment: 'The window is sandboxed: it imports shared code and browser libraries. Ask the engine through the contract instead.', from: { path: '^renderer/', pathNot: '\\.test\\.ts$|vite\\.config\\.ts$|svelte\\.config\\.js$' }, to: { path: '^(electron/(?!shared/)|build/|test/|native-models/)' } },
		{ name: 'renderer-imports-no-builtins', severity: 'error', comment: 'There is no Node in the window.', from: { path: '^renderer/', pathNot: '\\.test\\.ts$|vite\\.config\\.ts$|svelte\\.config\\.js$' }, to: { dependencyTypes: ['core'] } },
		{ name: 'only-the-desktop-knows-electron', severity: 'error', comment: 'Engine, inference, web host and command line run without Electron.', from: { path: '^(electron/(shared|engine|inference|web-host|cli)|renderer|native-models)/' }, to: { path: 'node_modules/electron/' } },
		{ name: 'engine-knows-no-host', severity: 'error', comment: 'Hosts start the engine, never the other way round.', from: { path: '^electron/engine/' }, to: { path: '^(electron/(main|preload|web-host|cli)|renderer)/' } },
		{ name: 'inference-knows-no-engine', severity: 'error', comment: 'The inference process talks to the engine through its port alone.', from: { path: '^electron/inference/' }, to: { path: '^(electron/(engine|main|preload|web-host|cli)|renderer)/' } },
		{ name: 'models-know-tasks-alone', severity: 'error', comment: 'A model family imports shared code and its own folder.', from: { path: '^native-models/', pathNot: '\\.test\\.ts$' }, to: { path: '^(electron/(?!shared/)|renderer|build|test)/' } },
		{ name: 'ffmpeg-behind-one-file', severity: 'error', comment: 'Processes of ffmpeg start in electron/engine/media/ffmpeg.ts alone.', from: { pathNot: '^electron/engine/media/ffmpeg' }, to: { path: 'node_modules/fluent-ffmpeg/' } },
		{ name: 'nothing-imports-tests', severity: 'error', comment: 'Test code stays in tests.', from: { pathNot: '^test/|\\.test\\.ts$|^build/' }, to: { path: '^test/' } },
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^(dist|release|native-models/training)/' },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: { extensions: ['.ts', '.js', '.svelte'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
	},
};
