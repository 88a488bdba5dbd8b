import { existsSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { filmFolder } from '../electron/engine/openPaths.ts';
import { projectPath } from '../electron/engine/handlers/projectHandlers.ts';
import { createOutput, firstSequence, followJob, placing, withFilm, type Session } from '../electron/cli/session.ts';
import { toFailure } from '../electron/shared/contract/failure.ts';
import { failureSentence } from '../electron/shared/contract/failureSentence.ts';
import { defaultExportSettings } from '../electron/shared/export/settings.ts';
import { nearestFrame } from '../electron/shared/time/frameRate.ts';
import { formatTimecode } from '../electron/shared/time/timecode.ts';
import { time, timeFromSeconds, toSeconds, type Time } from '../electron/shared/time/time.ts';
import { clipsOfTrack, sequenceDuration, tracksOf } from '../electron/shared/timeline/queries.ts';
import { makeFootage } from './footage.ts';
import { removeEmptyProject } from './projectFiles.ts';
import { ensureTool, ffmpegTool } from './setup.ts';

/**
 * `npm run demo [-- clip.mp4 out.mp4]`: the whole main job without a window. New film → import → cut → generate a clip into a track → soundtrack → export.
 * Without arguments it works on footage it makes itself; what is not named goes to the folder “Reelwright” in the user's home.
 */
const prompt = 'ocean waves at sunset, slow pan left';

const describeFile = (path: string): string => `${path} (${(statSync(path).size / 1e6).toFixed(1)} MB)`;

/** `onImported`: the clip is in, so that there is something to keep. */
const makeFilm = async (session: Session, clip: string, out: string, onImported: () => void): Promise<void> => {
	const { client, signal } = session;
	const edit = (name: string, args: unknown) => client.call('project.edit', { edit: name, args });

	const { assets: [asset], refused: [refusal] } = await client.call('media.import', { paths: [clip] }, signal);
	if (!asset) {
		throw new Error(refusal ? failureSentence(refusal.failure) : `“${clip}” could not be imported.`);
	}
	onImported();
	// After the import, which gave the film the clip's size and rate.
	const sequence = firstSequence(await session.project());
	const length = asset.duration === null ? timeFromSeconds(4) : asset.duration;
	console.log(`Imported ${asset.name}: ${toSeconds(length).toFixed(2)} s`);

	// Cut: the first and the last third of the clip, the middle taken out and closed up.
	await edit('append', placing(await session.project(), asset));
	const third = nearestFrame(time(length / 3), sequence.frameRate);
	if (third > 0) {
		await edit('split', { sequenceId: sequence.id, at: third });
		await edit('split', { sequenceId: sequence.id, at: time(third * 2) });
		const [video] = tracksOf(await session.project(), sequence.id, 'video');
		const middle = video && clipsOfTrack(await session.project(), video.id).find(found => found.start === third);
		if (middle) {
			await edit('rippleDelete', { clipIds: [middle.id] });
		}
	}
	const cutLength = sequenceDuration(await session.project(), sequence.id);
	console.log(`Cut to ${formatTimecode(cutLength, sequence.frameRate)}: the first and the last third, joined`);

	const shot = await client.call('generation.clip', { prompt, sequenceId: sequence.id, placement: { trackId: null, start: cutLength }, duration: timeFromSeconds(3), seed: 7 });
	await followJob(session, shot.jobId);
	console.log(`Generated “${prompt}” after the cut`);

	const end = sequenceDuration(await session.project(), sequence.id);
	const track = await client.call('generation.soundtrack', { target: { type: 'range', sequenceId: sequence.id, start: 0, end }, seed: 7 });
	await followJob(session, track.jobId);
	console.log(`Made a soundtrack for all ${toSeconds(end as Time).toFixed(2)} s`);

	const { jobId } = await client.call('export.start', { sequenceId: sequence.id, path: out, settings: defaultExportSettings, overwrite: true });
	await followJob(session, jobId);
	console.log(`\nFilm:    ${describeFile(out)}\nProject: ${describeFile(session.film.path)} — open it with: npm start -- ${session.film.path}`);
};

/** `out.mp4` → `out.reel`, or `out 2.reel` … when that exists. */
const freeProject = (out: string): string => {
	const stem = join(dirname(out), basename(out, extname(out)));
	let path = `${stem}.reel`;
	for (let count = 2; existsSync(path); count++) {
		path = `${stem} ${count}.reel`;
	}
	return path;
};

if (ensureTool(ffmpegTool) === null) {
	process.exit(1);
}
const [clipGiven, outGiven] = process.argv.slice(2);
const out = outGiven ? resolve(outGiven) : join(filmFolder(), clipGiven ? `${basename(clipGiven, extname(clipGiven))} film.mp4` : 'demo.mp4');
const path = projectPath(freeProject(out));
let isEmpty = true;
try {
	// Beside the film, not in a scratch folder: the project it leaves behind goes on using it.
	const clip = clipGiven ? resolve(clipGiven) : join(dirname(out), 'bouncing ball.mp4');
	if (!clipGiven && !existsSync(clip)) {
		console.log('No clip was named; making one: a ball that bounces for six seconds.');
		await makeFootage(clip);
	}
	await withFilm(path, createOutput(false), session => makeFilm(session, clip, out, () => isEmpty = false), client => client.call('project.new', { path }));
} catch (error) {
	if (isEmpty) {
		await removeEmptyProject(path);
	}
	console.error(error instanceof Error && error.name === 'Error' ? error.message : failureSentence(toFailure(error)));
	process.exitCode = 1;
}
