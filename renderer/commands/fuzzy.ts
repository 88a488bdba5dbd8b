/** How well `query` fits `text`: higher is better, null is not at all. Letters must come in order; beginnings of words and runs count more. */
export const fuzzyScore = (query: string, text: string): number | null => {
	const wanted = query.toLowerCase().replaceAll(' ', '');
	const given = text.toLowerCase();
	let score = 0;
	let from = 0;
	let previous = -2;
	for (const letter of wanted) {
		const at = given.indexOf(letter, from);
		if (at < 0) {
			return null;
		}
		const startsWord = at === 0 || /[^a-z0-9]/.test(given[at - 1] ?? '');
		score += 1 + (startsWord ? 4 : 0) + (at === previous + 1 ? 3 : 0) - Math.min(at - from, 10) * 0.1;
		previous = at;
		from = at + 1;
	}
	return score - given.length * 0.01;
};

/** The entries that fit, best first; all of them in their order when nothing is typed. */
export const fuzzyFind = <Entry>(query: string, entries: readonly Entry[], textOf: (entry: Entry) => string): Entry[] => {
	if (query.trim() === '') {
		return [...entries];
	}
	return entries
		.flatMap((entry) => {
			const score = fuzzyScore(query, textOf(entry));
			return score === null ? [] : [{ entry, score }];
		})
		.toSorted((a, b) => b.score - a.score)
		.map(({ entry }) => entry);
};
