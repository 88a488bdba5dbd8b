import { existsSync, mkdirSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { createOutput, firstSequence, followJob, withFilm, type Session } from '../electron/cli/session.ts';
import { filmFolder } from '../electron/engine/openPaths.ts';
import { runFfmpeg } from '../electron/engine/media/ffmpeg.ts';
import { toFailure } from '../electron/shared/contract/failure.ts';
import { failureSentence } from '../electron/shared/contract/failureSentence.ts';
import { defaultExportSettings } from '../electron/shared/export/settings.ts';
import { frameLength } from '../electron/shared/time/frameRate.ts';
import { formatTimecode } from '../electron/shared/time/timecode.ts';
import { time, type Time } from '../electron/shared/time/time.ts';
import { sequenceDuration } from '../electron/shared/timeline/queries.ts';
import { makeFootage, morning } from './footage.ts';
import { removeProject, renameProject } from './projectFiles.ts';
import { ensureTool, ffmpegTool } from './setup.ts';
import { writeContactSheet } from './tour/contactSheet.ts';
import { buildStops, scoreTour, type Seen } from './tour/makeTour.ts';
import { editsNotMade, forgotten } from './tour/registered.ts';
import { stopKinds } from './tour/stop.ts';
import { stops } from './tour/stops.ts';

/**
 * `npm run tour [-- OUTFOLDER [clip.mp4 other.mp4]]`: a film of two minutes that has every edit, effect, transition, title, generator, blend mode and kind of keyframe in it, with a contact sheet and a list of
 * what is seen when. Fails by name when one of them is left out. Without clips it works on footage it makes itself; without a folder it writes to “Reelwright/Tour” in the user's home.
 * Until it is finished the project is called “unfinished tour”; what is broken off leaves nothing behind but footage.
 */
const [folderGiven, ...clipsGiven] = process.argv.slice(2);
const folder = folderGiven ? resolve(folderGiven) : join(filmFolder(), 'Tour');

/** “tour”, or “tour 2” … when there is one already. */
const freeStem = (): string => {
	let stem = 'tour';
	for (let count = 2; ['.reel', '.mp4', '.html', '.txt'].some(ending => existsSync(join(folder, stem + ending))); count++) {
		stem = `tour ${count}`;
	}
	return join(folder, stem);
};

/** The films given, one of them twice where there is only one; else two made here. */
const filmsOf = async (): Promise<readonly [string, string]> => {
	const [first, second = first] = clipsGiven.map(clip => resolve(clip));
	if (first && second) {
		return [first, second];
	}
	const made = [join(folder, 'bouncing ball.mp4'), join(folder, 'morning ball.mp4')] as const;
	for (const [place, path] of made.entries()) {
		if (!existsSync(path)) {
			console.log(`Making footage: ${basename(path)}`);
			await makeFootage(`${path.slice(0, -4)}.partial.mp4`, place === 0 ? undefined : morning);
			await rename(`${path.slice(0, -4)}.partial.mp4`, path);
		}
	}
	return made;
};

const stillOf = async (film: string): Promise<string> => {
	const path = join(folder, `${basename(film, extname(film))} still.png`);
	if (!existsSync(path)) {
		await runFfmpeg(['-ss', '1', '-i', film, '-frames:v', '1', '-y', path]);
	}
	return path;
};

const refuseGaps = (gaps: readonly string[]): void => {
	if (gaps.length > 0) {
		throw new Error(`The tour leaves out: ${gaps.join(', ')}. Add a stop for each to build/tour.`);
	}
};

/** The frame of a stop that shows it best. */
const frameOf = ({ start, end, stop }: Seen, frame: Time): number => Math.floor((start + (end - start) * (stop.lookAt ?? 0.5)) / frame);

const makeTour = async (session: Session, stem: string): Promise<void> => {
	const films = await filmsOf();
	const seen = await buildStops(session, stops, { films, still: await stillOf(films[0]) });
	const { id: sequenceId, frameRate } = firstSequence(await session.project());
	const end = sequenceDuration(await session.project(), sequenceId);
	const history = await session.client.call('history.list', { limit: 1000 });
	refuseGaps(editsNotMade(new Set(history.map(step => step.edit))));
	console.log(`The film is ${formatTimecode(end, frameRate)} long; ${seen.length} stops show ${seen.flatMap(({ stop }) => stop.covers).length} things. Making its soundtrack …`);
	await scoreTour(session, sequenceId, end);
	console.log('Exporting …');

	const { jobId } = await session.client.call('export.start', { sequenceId, path: `${stem}.mp4`, settings: defaultExportSettings });
	await followJob(session, jobId);
	const words = ({ stop, start, end: ends }: Seen) => `${formatTimecode(start, frameRate)}  ${formatTimecode(time(ends), frameRate)}  ${stopKinds[stop.kind].padEnd(12)}  ${stop.label}  (${stop.covers.join(', ')})`;
	await writeFile(`${stem}.txt.partial`, `${seen.map(words).join('\n')}\n`);
	await rename(`${stem}.txt.partial`, `${stem}.txt`);
	console.log('Making the contact sheet …');
	const frame = frameLength(frameRate);
	await writeContactSheet(`${stem}.mp4`, 'What Reelwright can do', seen.map(each => ({ frame: frameOf(each, frame), heading: stopKinds[each.stop.kind], label: each.stop.label, timecode: formatTimecode(each.start, frameRate) })), `${stem}.html`, session.signal);
};

if (ensureTool(ffmpegTool) === null) {
	process.exit(1);
}
mkdirSync(folder, { recursive: true });
const stem = freeStem();
const unfinished = join(folder, `unfinished ${basename(stem)}.reel`);
try {
	refuseGaps(forgotten(stops));
	await removeProject(unfinished);
	await withFilm(unfinished, createOutput(false), session => makeTour(session, stem), client => client.call('project.new', { path: unfinished, name: 'Tour' }));
	await renameProject(unfinished, `${stem}.reel`);
	console.log(`\nFilm:          ${stem}.mp4\nContact sheet: ${stem}.html\nList:          ${stem}.txt\nProject:       ${stem}.reel — open it with: npm start -- "${stem}.reel"`);
} catch (error) {
	await removeProject(unfinished);
	// The stem was free: what has its name was made here.
	await Promise.all(['.mp4', '.html', '.txt'].map(ending => rm(stem + ending, { force: true })));
	console.error(error instanceof Error && error.name === 'Error' ? error.message : failureSentence(toFailure(error)));
	process.exitCode = 1;
}
