import { defineCommand } from './command.ts';

export const openBinAbove = defineCommand({
	name: 'openBinAbove',
	label: 'Open the bin above',
	keys: [],
	isEnabled: app => app.mediaView.openBin !== null,
	perform: (app) => {
		const { openBin } = app.mediaView;
		app.layout.leftTab = 'media';
		app.mediaView.open(openBin === null ? null : app.document.get('bin', openBin)?.parentId ?? null);
		app.selection.selectAssets([], openBin === null ? [] : [openBin]);
	},
});
