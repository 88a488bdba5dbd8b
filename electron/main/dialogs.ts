import type { BrowserWindow, Dialog, IpcMain, IpcMainInvokeEvent, Shell } from 'electron';
import { z } from 'zod';
import { isOwnPage } from './windowPolicy.ts';

const filtersSchema = z.array(z.object({ name: z.string(), extensions: z.array(z.string()) }));
const openSchema = z.object({ title: z.string(), multiple: z.boolean(), filters: filtersSchema, folder: z.boolean().optional() });
const saveSchema = z.object({ title: z.string(), defaultPath: z.string(), filters: filtersSchema });

/** The system's file dialogs and file manager for the window. The sender is checked here, once, for all of them. */
export const serveDialogs = (ipc: IpcMain, dialog: Dialog, shell: Pick<Shell, 'showItemInFolder'>, window: () => BrowserWindow | null): void => {
	const handle = <Input>(channel: string, schema: z.ZodType<Input>, answer: (input: Input, window: BrowserWindow) => Promise<string[] | void>) => {
		ipc.handle(channel, async (event: IpcMainInvokeEvent, input: unknown) => {
			const own = window();
			if (!own || event.sender !== own.webContents || !event.senderFrame || !isOwnPage(event.senderFrame.url)) {
				throw new Error('That page may not ask for this.');
			}
			return answer(schema.parse(input), own);
		});
	};
	handle('dialog:open', openSchema, async ({ title, multiple, filters, folder = false }, own) =>
		(await dialog.showOpenDialog(own, { title, filters, properties: [folder ? 'openDirectory' : 'openFile', ...multiple ? ['multiSelections' as const] : []] })).filePaths);
	handle('shell:reveal', z.string(), async path => shell.showItemInFolder(path));
	handle('dialog:save', saveSchema, async ({ title, defaultPath, filters }, own) => {
		const { filePath, canceled } = await dialog.showSaveDialog(own, { title, defaultPath, filters });
		return canceled || !filePath ? [] : [filePath];
	});
};
