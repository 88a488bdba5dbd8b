import { coverageOf } from '../../electron/shared/drawing/glyphs.ts';
import type { FontFace as TitleFace, GlyphCoverage } from '../../electron/shared/drawing/fonts.ts';

/** Addresses of the bundled fonts by their file below `@expo-google-fonts`. Only the weights `shared/drawing/fonts.ts` names are built in; one is fetched when a title first needs it. */
const addresses = Object.fromEntries(Object.entries(import.meta.glob<string>([
	'../../node_modules/@expo-google-fonts/inter/{400Regular,500Medium,600SemiBold,700Bold,800ExtraBold,400Regular_Italic,700Bold_Italic}/*.ttf',
	'../../node_modules/@expo-google-fonts/lora/{400Regular,500Medium,600SemiBold,700Bold,400Regular_Italic,700Bold_Italic}/*.ttf',
	'../../node_modules/@expo-google-fonts/jetbrains-mono/{400Regular,500Medium,700Bold,800ExtraBold,400Regular_Italic}/*.ttf',
	'../../node_modules/@expo-google-fonts/{noto-sans-arabic,noto-sans-hebrew,m-plus-1p,nanum-gothic,zcool-xiaowei}/{400Regular,700Bold}/*.ttf',
], { query: '?url', import: 'default', eager: true })).map(([path, address]) => [path.split('@expo-google-fonts/')[1] ?? path, address]));

type Loaded = { readonly promise: Promise<void>; covers: ((codePoint: number) => boolean) | null };

const faces = new Map<string, Loaded>();

const load = async (face: TitleFace): Promise<(codePoint: number) => boolean> => {
	const address = addresses[face.file];
	const response = address === undefined ? null : await fetch(address);
	if (!response?.ok) {
		throw new Error(`The font ${face.file} could not be fetched.`);
	}
	const bytes = await response.arrayBuffer();
	document.fonts.add(await new FontFace(face.alias, bytes).load());
	return coverageOf(bytes);
};

/** Makes faces known to every canvas of the page. Each is fetched once; what failed is tried again when it is next asked for. */
export const loadFaces = async (wanted: readonly TitleFace[]): Promise<void> => {
	await Promise.all(wanted.map((face) => {
		const known = faces.get(face.alias);
		if (known) {
			return known.promise;
		}
		const loading: { promise: Promise<void>; covers: Loaded['covers'] } = { promise: Promise.resolve(), covers: null };
		loading.promise = load(face).then((covers) => {
			loading.covers = covers;
		}, (error: unknown) => {
			faces.delete(face.alias);
			throw error;
		});
		faces.set(face.alias, loading);
		return loading.promise;
	}));
};

/** True when all of these can be drawn with at once. */
export const areLoaded = (wanted: readonly TitleFace[]): boolean => wanted.every(face => faces.get(face.alias)?.covers);

/** Which characters the loaded faces have. Only asked about faces that `loadFaces` has brought in. */
export const pageGlyphs: GlyphCoverage = (face, codePoint) => faces.get(face.alias)?.covers?.(codePoint) ?? false;
