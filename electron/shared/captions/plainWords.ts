/** Named entities caption files use. */
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': '\u00a0', '&lrm;': '\u200e', '&rlm;': '\u200f' };

/** The words of a cue without its tags (<i>, <c.loud>, {\\an8}) and entities, trimmed line by line. */
export const plainWords = (text: string): string => text
	.replaceAll(/<\/?[a-z][^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}/giu, '')
	.replaceAll(/&(?:amp|lt|gt|nbsp|lrm|rlm);/gu, entity => entities[entity] ?? entity)
	.split('\n').map(line => line.trim()).join('\n').trim();
