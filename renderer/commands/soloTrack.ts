import { defineCommand, withWritableProject } from './command.ts';
import { chosenSoundTracks } from './soundTracks.ts';

export const soloTrack = defineCommand({
	name: 'soloTrack',
	label: 'Solo track',
	keys: ['Ctrl+Alt+S'],
	isEnabled: app => withWritableProject(app) && chosenSoundTracks(app).length > 0,
	isChecked: app => chosenSoundTracks(app).length > 0 && chosenSoundTracks(app).every(track => track.isSolo),
	perform: async (app) => {
		const tracks = chosenSoundTracks(app);
		const value = !tracks.every(track => track.isSolo);
		await app.edit('setProperties', { settings: tracks.map(({ id }) => ({ id, path: 'isSolo', value })) });
	},
});
