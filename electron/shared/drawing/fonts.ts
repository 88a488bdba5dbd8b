/**
 * The fonts titles are drawn with: open ones that ship with Reelwright, so that a film looks the same in the viewer, in the export and on another machine. A machine's
 * own fonts are never used.
 */

/** One font file. `alias` is the family name under which both canvases know it: one file, one name, so that no canvas has to choose a weight, or make one up. */
export type FontFace = {
	readonly alias: string; readonly weight: number; readonly isItalic: boolean;
	/** Below `node_modules/@expo-google-fonts`, with forward slashes. */
	readonly file: string;
};

export type FontFamily = { readonly name: string; readonly label: string; readonly faces: readonly FontFace[] };

/** Whether a font has a shape for a character. Given by whoever has loaded the files. */
export type GlyphCoverage = (face: FontFace, codePoint: number) => boolean;

const weightNames: Readonly<Record<number, string>> = { 400: 'Regular', 500: 'Medium', 600: 'SemiBold', 700: 'Bold', 800: 'ExtraBold' };

const familyOf = (name: string, label: string, folder: string, stem: string, weights: readonly number[], italics: readonly number[] = []): FontFamily => {
	const face = (weight: number, isItalic: boolean): FontFace => {
		const style = `${weight}${weightNames[weight]}${isItalic ? '_Italic' : ''}`;
		return { alias: `Reelwright ${name} ${style}`, weight, isItalic, file: `${folder}/${style}/${stem}_${style}.ttf` };
	};
	return { name, label, faces: [...weights.map(weight => face(weight, false)), ...italics.map(weight => face(weight, true))] };
};

const inter = familyOf('Inter', 'Inter (sans)', 'inter', 'Inter', [400, 500, 600, 700, 800], [400, 700]);
const lora = familyOf('Lora', 'Lora (serif)', 'lora', 'Lora', [400, 500, 600, 700], [400, 700]);
const jetBrainsMono = familyOf('JetBrains Mono', 'JetBrains Mono', 'jetbrains-mono', 'JetBrainsMono', [400, 500, 700, 800], [400]);
const arabic = familyOf('Noto Sans Arabic', 'Noto Sans Arabic', 'noto-sans-arabic', 'NotoSansArabic', [400, 700]);
const hebrew = familyOf('Noto Sans Hebrew', 'Noto Sans Hebrew', 'noto-sans-hebrew', 'NotoSansHebrew', [400, 700]);
const japanese = familyOf('M PLUS 1p', 'M PLUS 1p (Japanese)', 'm-plus-1p', 'MPLUS1p', [400, 700]);
const korean = familyOf('Nanum Gothic', 'Nanum Gothic (Korean)', 'nanum-gothic', 'NanumGothic', [400, 700]);
const chinese = familyOf('ZCOOL XiaoWei', 'ZCOOL XiaoWei (Chinese)', 'zcool-xiaowei', 'ZCOOLXiaoWei', [400]);

/** Every family there is, in the order of the menu. */
export const fontFamilies: readonly FontFamily[] = [inter, lora, jetBrainsMono, arabic, hebrew, japanese, korean, chinese];

/** The font of every title unless told otherwise, and what stands in where a font is unknown. */
export const usualFamily = inter.name;

/** The face of a family nearest to a weight; of two as near, the heavier. Upright where the family has no italic. */
export const faceOf = (family: FontFamily, weight: number, isItalic: boolean): FontFace => {
	const styled = family.faces.filter(face => face.isItalic === isItalic);
	const candidates = styled.length > 0 ? styled : family.faces;
	const [nearest] = candidates.toSorted((a, b) => Math.abs(a.weight - weight) - Math.abs(b.weight - weight) || b.weight - a.weight);
	if (!nearest) {
		throw new Error(`${family.name} has no faces.`);
	}
	return nearest;
};

/** Families by what a text is written in. Han characters alone are taken as Chinese; beside kana or hangul as Japanese or Korean. */
const familiesFor = (text: string): readonly FontFamily[] => {
	const isJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
	const isKorean = /\p{Script=Hangul}/u.test(text);
	const hasHan = /\p{Script=Han}/u.test(text);
	return [
		...(/\p{Script=Arabic}/u.test(text) ? [arabic] : []), ...(/\p{Script=Hebrew}/u.test(text) ? [hebrew] : []),
		...(isJapanese ? [japanese] : []), ...(isKorean ? [korean] : []),
		...(hasHan || /[\u3000-\u303f\uff00-\uffef]/u.test(text) ? [chinese, japanese] : []),
	];
};

/** The faces a text is drawn with, in the order in which they are asked for each character: the chosen one, those of the text's scripts, then Inter. Only these need to be loaded. */
export const fontStack = (text: string, family: string, weight: number, isItalic: boolean): readonly FontFace[] => {
	const chosen = fontFamilies.find(candidate => candidate.name === family) ?? inter;
	return [...new Set([chosen, ...familiesFor(text), inter].map(candidate => faceOf(candidate, weight, isItalic && candidate.faces.some(face => face.isItalic))))];
};

/** The font property of a canvas. Our own names and numbers only; nothing the user typed gets in. */
export const fontProperty = (stack: readonly FontFace[], sizePixels: number): string => `${sizePixels}px ${stack.map(face => `"${face.alias}"`).join(', ')}`;
