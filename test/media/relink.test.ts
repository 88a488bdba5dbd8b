import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sequencesOf, tracksOf } from '../../electron/shared/timeline/queries.ts';
import type { Project } from '../../electron/shared/timeline/records.ts';
import { startTestEngine } from '../harness/engine.ts';
import { makeMedia } from './madeMedia.ts';

let host: Awaited<ReturnType<typeof startTestEngine>>;
beforeEach(async () => {
	host = await startTestEngine();
});
afterEach(() => host.dispose());

/** A film with three files on its timeline, and a client. */
const begin = async () => {
	const client = host.engine.client();
	await client.call('project.new', { path: join(host.folder, 'film.reel') });
	const shot = join(host.folder, 'shot');
	await mkdir(shot);
	const paths = [await makeMedia(shot, 'plain.mp4'), await makeMedia(shot, 'tone.flac'), await makeMedia(shot, 'b-frames.mp4')];
	const { assets } = await client.call('media.import', { paths });
	const projectNow = async () => Object.fromEntries((await client.call('project.current', {}))?.records.map(record => [record.id, record]) ?? []) as Project;
	const project = await projectNow();
	const [sequence] = sequencesOf(project);
	const [track] = tracksOf(project, sequence?.id ?? '', 'video');
	for (const asset of assets.filter(({ mediaType }) => mediaType === 'video')) {
		await client.call('project.edit', { edit: 'append', args: { assetId: asset.id, trackId: track?.id, withSound: null } });
	}
	const idOf = (name: string) => assets.find(asset => asset.name === name)?.id ?? '';
	return { client, shot, idOf, projectNow };
};
const moved = async (shot: string) => {
	const archive = join(host.folder, 'archive', 'reels');
	await mkdir(archive, { recursive: true });
	return { archive, move: (from: string, to: string) => rename(join(shot, from), join(archive, to)) };
};

test('a file that was moved and renamed is found by its content, one that was cut anew by name and length', async () => {
	const { client, shot, idOf, projectNow } = await begin();
	const { archive, move } = await moved(shot);
	await move('plain.mp4', 'renamed.mp4');
	await rm(join(shot, 'b-frames.mp4'));
	// The same name, other bytes, long enough.
	await rename(await makeMedia(archive, 'wide-pixels.mp4'), join(archive, 'b-frames.mp4'));
	await move('tone.flac', 'tone.flac');
	const ids = [idOf('plain.mp4'), idOf('b-frames.mp4'), idOf('tone.flac')];
	const { found } = await client.call('media.findMoved', { folder: join(host.folder, 'archive'), assetIds: ids });
	expect(found.toSorted((a, b) => ids.indexOf(a.assetId) - ids.indexOf(b.assetId))).toEqual([
		{ assetId: ids[0], path: join(archive, 'renamed.mp4'), by: 'content', problem: null },
		{ assetId: ids[1], path: join(archive, 'b-frames.mp4'), by: 'name-and-length', problem: null },
		{ assetId: ids[2], path: join(archive, 'tone.flac'), by: 'content', problem: null },
	]);
	const before = await projectNow();
	const links = found.flatMap(({ assetId, path }) => path === null ? [] : [{ assetId, path }]);
	expect(await client.call('media.relinkAll', { links })).toEqual({ relinked: links.map(({ assetId }) => assetId), refused: [] });
	const after = await projectNow();
	expect(ids.map((id) => {
		const asset = after[id];
		return asset?.kind === 'asset' && asset.source.type === 'file' ? basename(asset.source.path) : '';
	})).toEqual(['renamed.mp4', 'b-frames.mp4', 'tone.flac']);
	await client.call('project.undo', {});
	expect(await projectNow()).toEqual(before);
});

test('a file of the same name that does not fit is shown with its reason, and relinking it refuses it alone', async () => {
	const { client, shot, idOf } = await begin();
	const { archive, move } = await moved(shot);
	await move('plain.mp4', 'plain.mp4');
	await rm(join(shot, 'b-frames.mp4'));
	await makeMedia(archive, 'tone.flac');
	await rename(join(archive, 'tone.flac'), join(archive, 'b-frames.mp4'));
	const wrong = { assetId: idOf('b-frames.mp4'), path: join(archive, 'b-frames.mp4') };
	const { found } = await client.call('media.findMoved', { folder: archive, assetIds: [wrong.assetId, idOf('tone.flac')] });
	expect(found.find(({ assetId }) => assetId === wrong.assetId)).toMatchObject({ path: wrong.path, by: null, problem: expect.stringContaining('Choose a file of the same type') });
	expect(found.find(({ assetId }) => assetId === idOf('tone.flac'))).toMatchObject({ by: 'content' });
	const right = { assetId: idOf('plain.mp4'), path: join(archive, 'plain.mp4') };
	expect(await client.call('media.relinkAll', { links: [wrong, right] })).toEqual({
		relinked: [right.assetId], refused: [{ ...wrong, failure: { kind: 'edit-refused', reason: expect.stringContaining('Choose a file of the same type') } }],
	});
});

test('without a list only what is missing is looked for, and a folder that is not there is named', async () => {
	const { client, shot, idOf } = await begin();
	await writeFile(join(shot, 'notes.txt'), 'nothing to see');
	expect((await client.call('media.findMoved', { folder: shot })).found).toEqual([]);
	await expect(client.call('media.findMoved', { folder: join(host.folder, 'nowhere'), assetIds: [idOf('plain.mp4')] })).rejects.toMatchObject({ failure: { kind: 'media-missing' } });
});
