/** A short word to the person that goes away by itself; `error` and `warn` stay longer. */
export type Toast = {
	readonly id: number;
	readonly tone: 'plain' | 'ok' | 'warn' | 'error';
	readonly text: string;
	readonly action: { readonly label: string; readonly perform: () => void } | null;
};

const shownMs = { plain: 4000, ok: 5000, warn: 9000, error: 12_000 } as const;

export class Toasts {
	all = $state.raw<readonly Toast[]>([]);
	#nextId = 1;

	show(tone: Toast['tone'], text: string, action: Toast['action'] = null): void {
		const id = this.#nextId++;
		// The same sentence twice is one sentence: a held key must not fill the screen.
		this.all = [...this.all.filter(toast => toast.text !== text), { id, tone, text, action }].slice(-4);
		setTimeout(() => this.dismiss(id), shownMs[tone]);
	}

	dismiss(id: number): void {
		this.all = this.all.filter(toast => toast.id !== id);
	}
}
