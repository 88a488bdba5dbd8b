/** Moves the focus among the options of a list or a grid with the arrows, Home and End, by where they lie. Returns the `data-id` of the one that has it now; null when the key means nothing here. */
export const moveFocus = (event: KeyboardEvent & { currentTarget: HTMLElement }): string | null => {
	const options = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="option"]')];
	const here = options.indexOf(document.activeElement as HTMLElement);
	const box = options[here]?.getBoundingClientRect();
	if (!box || event.altKey) {
		return null;
	}
	const isAbove = (option: HTMLElement) => option.getBoundingClientRect().bottom <= box.top + 1;
	const isBelow = (option: HTMLElement) => option.getBoundingClientRect().top >= box.bottom - 1;
	/** Of the nearest row, the one most nearly in line. */
	const nearest = (candidates: readonly HTMLElement[]) => candidates.toSorted((a, b) => {
		const [first, second] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
		return Math.round(Math.abs(first.top - box.top) - Math.abs(second.top - box.top)) || Math.abs(first.left - box.left) - Math.abs(second.left - box.left);
	})[0];
	const goal = new Map<string, HTMLElement | undefined>([
		['ArrowRight', options[here + 1]], ['ArrowLeft', options[here - 1]], ['Home', options[0]], ['End', options.at(-1)],
		['ArrowUp', nearest(options.filter(isAbove))], ['ArrowDown', nearest(options.filter(isBelow))],
	]).get(event.key);
	goal?.focus();
	return goal?.dataset['id'] ?? null;
};
