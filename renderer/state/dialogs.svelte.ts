import type { Portrait } from '../../electron/shared/generation/portrait.ts';

/** What is made finer. */
export type EnhancementTarget = { readonly type: 'clip'; readonly clipId: string } | { readonly type: 'asset'; readonly assetId: string };

/** A question to the person that must be answered before anything else. */
export type DialogRequest =
	| { readonly type: 'new-project' }
	/** Choose an existing project, or media to import, on a host without dialogs of its own. */
	| { readonly type: 'open-files'; readonly title: string; readonly action: string; readonly extensions: readonly string[] | null; readonly isMultiple: boolean }
	/** The answer is one folder. */
	| { readonly type: 'open-folder'; readonly title: string; readonly action: string }
	| { readonly type: 'save-file'; readonly title: string; readonly action: string; readonly suggestedName: string; readonly extension: string }
	| { readonly type: 'export' }
	| { readonly type: 'soundtrack' }
	| { readonly type: 'duck' }
	| { readonly type: 'normalise'; readonly clipIds: readonly string[] }
	| { readonly type: 'change'; readonly clipId: string }
	/** Somebody new (with the picture at hand, if there is one), or somebody of the cast. */
	| { readonly type: 'cast'; readonly castId: string | null; readonly portrait: Portrait | null }
	| { readonly type: 'takes'; readonly clipId: string }
	| { readonly type: 'enhance'; readonly target: EnhancementTarget }
	| { readonly type: 'backups' }
	| { readonly type: 'project-settings' }
	| { readonly type: 'preferences' }
	/** Missing media, and these assets as well. */
	| { readonly type: 'relink'; readonly assetIds: readonly string[] }
	| { readonly type: 'shortcuts' }
	| { readonly type: 'keys' }
	| { readonly type: 'about' }
	| { readonly type: 'confirm'; readonly title: string; readonly text: string; readonly action: string }
	| { readonly type: 'marker'; readonly markerId: string }
	/** The answer is the id of a bin, or '' for the top. */
	| { readonly type: 'choose-bin'; readonly title: string }
	| { readonly type: 'rename'; readonly title: string; readonly value: string; readonly action?: string };

export type OpenDialog = { readonly id: number; readonly request: DialogRequest; readonly answer: (paths: readonly string[] | null) => void };

/** The dialogs on screen, the newest on top. An answer is a list of texts (paths, a name), or null for "no". */
export class Dialogs {
	open = $state.raw<readonly OpenDialog[]>([]);
	isPaletteOpen = $state(false);
	#nextId = 1;

	ask(request: DialogRequest): Promise<readonly string[] | null> {
		return new Promise((resolve) => {
			const id = this.#nextId++;
			this.open = [...this.open, {
				id, request,
				answer: (answer) => {
					this.open = this.open.filter(dialog => dialog.id !== id);
					resolve(answer);
				},
			}];
		});
	}

	async confirm(title: string, text: string, action: string): Promise<boolean> {
		return await this.ask({ type: 'confirm', title, text, action }) !== null;
	}
}
