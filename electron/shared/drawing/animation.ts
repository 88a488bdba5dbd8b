import type { SingleParameter } from '../parameters/parameter.ts';
import { numberOf, parameterPath, wordOf, type DrawingParameters, type DrawingScene } from './defineDrawing.ts';

/** How something comes or goes, at one moment. */
export type Appearance = {
	readonly opacity: number;
	/** Parts of the frame's height by which it is off its place. */
	readonly x: number; readonly y: number;
	/** The part of its letters that is there. */
	readonly letters: number;
	/** The part of its width that is uncovered, from where reading begins. */
	readonly uncovered: number;
};

const there: Appearance = { opacity: 1, x: 0, y: 0, letters: 1, uncovered: 1 };

/** By 0…1 of the way in; 1 is always `there`. */
const ways = {
	'none': () => there,
	'fade': (share: number) => ({ ...there, opacity: share }),
	'slide-up': (share: number) => ({ ...there, opacity: share, y: 0.12 * (1 - share) }),
	'slide-down': (share: number) => ({ ...there, opacity: share, y: -0.12 * (1 - share) }),
	'slide-left': (share: number) => ({ ...there, opacity: share, x: 0.18 * (1 - share) }),
	'slide-right': (share: number) => ({ ...there, opacity: share, x: -0.18 * (1 - share) }),
	'wipe': (share: number) => ({ ...there, uncovered: share }),
	'type-on': (share: number) => ({ ...there, letters: share }),
} satisfies Record<string, (share: number) => Appearance>;

const labels: Readonly<Record<keyof typeof ways, string>> = {
	'none': 'None', 'fade': 'Fade', 'slide-up': 'Slide up', 'slide-down': 'Slide down', 'slide-left': 'Slide left', 'slide-right': 'Slide right', 'wipe': 'Wipe', 'type-on': 'Type on',
};

const choices = Object.entries(labels).map(([value, label]) => ({ value, label }));
const group = 'Animation';
const length = { group, type: 'number', min: 0, max: 10, step: 0.1, unit: 's', displayFactor: 1, decimals: 1 } as const;

/** How a title comes and goes. The lengths are cut to half the clip each where they do not fit. */
export const animationParameters = (defaults: { readonly in: keyof typeof ways; readonly out: keyof typeof ways; readonly seconds: number }): readonly SingleParameter[] => [
	{ path: parameterPath('animateIn'), label: 'In', group, type: 'choice', choices, default: defaults.in },
	{ ...length, path: parameterPath('inSeconds'), label: 'In length', default: defaults.seconds },
	{ path: parameterPath('animateOut'), label: 'Out', group, type: 'choice', choices, default: defaults.out },
	{ ...length, path: parameterPath('outSeconds'), label: 'Out length', default: defaults.seconds },
];

/** Fast at first, then coming to rest. Letters and wipes run evenly. */
const eased = (way: string, share: number): number => (way === 'type-on' || way === 'wipe' ? share : 1 - (1 - share) ** 3);

const wayNamed = (name: string): ((share: number) => Appearance) => (Object.hasOwn(ways, name) ? ways[name as keyof typeof ways] : ways.none);

type Moment = Pick<DrawingScene, 'seconds' | 'durationSeconds' | 'parameters'>;

/** How far in and how far not yet out, 0…1 each. */
const shares = ({ seconds, durationSeconds, parameters }: Moment): { in: number; out: number } => {
	const share = (since: number, name: string) => {
		const lasting = Math.min(numberOf(parameters, name), durationSeconds / 2);
		return lasting <= 0 ? 1 : Math.max(0, Math.min(1, since / lasting));
	};
	return { in: share(seconds, 'inSeconds'), out: share(durationSeconds - seconds, 'outSeconds') };
};

/** How a title with `animationParameters` looks at a moment of its clip. */
export const appearanceAt = (moment: Moment): Appearance => {
	const { parameters } = moment;
	const part = shares(moment);
	const [wayIn, wayOut] = [wordOf(parameters, 'animateIn'), wordOf(parameters, 'animateOut')];
	const arriving = wayNamed(wayIn)(eased(wayIn, part.in));
	const leaving = wayNamed(wayOut)(eased(wayOut, part.out));
	return {
		opacity: arriving.opacity * leaving.opacity, x: arriving.x - leaving.x, y: arriving.y - leaving.y,
		letters: Math.min(arriving.letters, leaving.letters), uncovered: Math.min(arriving.uncovered, leaving.uncovered),
	};
};

/** The same as a word, for `DrawingDefinition.stateAt`. */
export const appearanceState = (moment: Moment): string => Object.values(appearanceAt(moment)).map((value: number) => value.toFixed(4)).join(' ');

/** True where nothing is coming or going. */
export const isStanding = (appearance: Appearance): boolean => Object.entries(appearance).every(([name, value]) => value === there[name as keyof Appearance]);

/** The parameters with a title standing still all the time: for thumbnails and for typing on the picture. */
export const withoutAnimation = (parameters: DrawingParameters): DrawingParameters => ({ ...parameters, animateIn: 'none', animateOut: 'none' });
