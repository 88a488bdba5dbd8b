import { refuseEdit } from '../../contract/failure.ts';
import { recordOf } from '../queries.ts';
import type { Asset, Bin, Project } from '../records.ts';
import type { Draft } from './draft.ts';

export const requiredBin = (draft: Draft, id: string): Bin =>
	draft.get('bin', id) ?? refuseEdit(`There is no bin ${id}. It may have been removed.`);

/** An asset or a bin: what lies in bins. */
export const requiredMedia = (draft: Draft, id: string): Asset | Bin =>
	draft.get('asset', id) ?? draft.get('bin', id) ?? refuseEdit(`There is no media ${id}. It may have been removed.`);

/** Whether `binId` is `id` or lies inside it, however deep. */
export const liesWithin = (project: Project, binId: string | null, id: string): boolean => {
	for (let bin = binId; bin !== null; bin = recordOf(project, 'bin', bin)?.parentId ?? null) {
		if (bin === id) {
			return true;
		}
	}
	return false;
};

/** The asset in another bin; null: at the top, where the field is left out. */
export const assetInBin = (asset: Asset, binId: string | null): Asset => {
	const { binId: _before, ...rest } = asset;
	return binId === null ? rest : { ...rest, binId };
};
