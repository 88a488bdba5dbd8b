import type { Attachment } from 'svelte/attachments';
import type { App } from '../state/app.svelte.ts';
import { draggedAssets } from '../timeline/draggedAssets.ts';

/** An element on which dragged media and bins are put into a bin (null: to the top). Wears `data-over` while they hang over it. */
export const dropTarget = (app: App, binId: string | null): Attachment<HTMLElement> => (element) => {
	const dragged = () => [...draggedAssets.ids, ...draggedAssets.bins].filter(id => id !== binId);
	const over = (event: DragEvent) => {
		if (dragged().length > 0 && event.dataTransfer && !app.document.isReadOnly) {
			event.preventDefault();
			event.stopPropagation();
			event.dataTransfer.dropEffect = 'move';
			element.dataset['over'] = '';
		}
	};
	const leave = () => delete element.dataset['over'];
	const drop = (event: DragEvent) => {
		leave();
		const ids = dragged();
		if (ids.length > 0) {
			event.preventDefault();
			event.stopPropagation();
			void app.edit('moveToBin', { ids, binId });
		}
	};
	element.addEventListener('dragover', over);
	element.addEventListener('dragleave', leave);
	element.addEventListener('drop', drop);
	return () => {
		element.removeEventListener('dragover', over);
		element.removeEventListener('dragleave', leave);
		element.removeEventListener('drop', drop);
	};
};
