import { defineCommand, withWritableProject } from './command.ts';
import { chosenSoundTracks } from './soundTracks.ts';

export const muteTrack = defineCommand({
	name: 'muteTrack',
	label: 'Mute track',
	keys: ['Ctrl+Alt+M'],
	isEnabled: app => withWritableProject(app) && chosenSoundTracks(app).length > 0,
	isChecked: app => chosenSoundTracks(app).length > 0 && chosenSoundTracks(app).every(track => track.isMuted),
	perform: async (app) => {
		const tracks = chosenSoundTracks(app);
		const value = !tracks.every(track => track.isMuted);
		await app.edit('setProperties', { settings: tracks.map(({ id }) => ({ id, path: 'isMuted', value })) });
	},
});
