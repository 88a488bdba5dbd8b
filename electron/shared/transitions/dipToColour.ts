import { exportTicks, straightMix, type TransitionDefinition } from './defineTransition.ts';
import { evenEasingParameter } from './easing.ts';

const colourPattern = /^#[0-9a-f]{6}$/iu;

/** The first half goes to a colour, the second half comes from it. */
export const dipToColour: TransitionDefinition = {
	name: 'dip-to-colour',
	label: 'Dip to colour',
	parameters: [{ path: 'parameters.colour', label: 'Colour', group: 'Transition', type: 'colour', default: '#000000' }, evenEasingParameter],
	glsl: `
		vec4 colour = vec4(u_colour, 1.0);
		return progress < 0.5 ? mix(from, colour, progress * 2.0) : mix(colour, to, progress * 2.0 - 1.0);
	`,
	ffmpeg: ({ progress: { first, perFrame }, frameCount, width, height, parameters }) => {
		const wanted = parameters['colour'];
		// Whatever else stands there is not let into a filter.
		const colour = typeof wanted === 'string' && colourPattern.test(wanted) ? wanted.slice(1) : '000000';
		// The first frame of these that is made of the colour and the next picture.
		const middle = Math.ceil((0.5 - first) / perFrame);
		const solid = `color=c=0x${colour}:s=${width}x${height}:r=${exportTicks.framesPerSecond}:d=${1 / exportTicks.framesPerSecond},format=gbrp,`
			+ `scale=in_range=pc:out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1,settb=1/${exportTicks.perSecond},tpad=stop=-1:stop_mode=clone`;
		const away = straightMix(2 * first, 2 * perFrame);
		const back = straightMix(2 * first - 1, 2 * perFrame);
		// A side that is not seen is cut short: it has no end of its own.
		if (frameCount <= middle) {
			return `${solid}[transition_c];[to]trim=end_frame=1,nullsink;[from][transition_c]${away}[out]`;
		}
		if (middle <= 0) {
			return `${solid}[transition_c];[from]trim=end_frame=1,nullsink;[transition_c][to]${back}[out]`;
		}
		// The second mix leaves its second picture waiting until it begins, so the frames of `to` that are never seen are dropped first.
		return `${solid}[transition_c];[from][transition_c]${away}[transition_x];[to]trim=start_frame=${middle}[transition_t];[transition_x][transition_t]${back}[out]`;
	},
};
