import { blendModeNamed, type BlendModeName } from '../../shared/blending/blendModes.ts';
import type { Size } from '../../shared/render/geometry.ts';
import type { Ramp, SpanLayer, SpanNode } from '../../shared/render/planSpans.ts';
import { exportTicks, straightMix } from '../../shared/transitions/defineTransition.ts';
import { transitionNamed, transitionParameters } from '../../shared/transitions/index.ts';
import { blended } from './blendFilters.ts';
import type { EffectPicture } from './effects/effectGraph.ts';
import type { DrawnLayer } from './layerFilters.ts';
import { onTicks, tickSeconds } from './sourceFilters.ts';

/** A picture under construction: the graph's label for it and its pixels. */
type Picture = { readonly label: string; readonly pixels: 'yuv' | 'rgb' };

/** Does the effects of a layer that adjusts what lies below it to a branch (gbrp, as large as the frame) and answers the branch that comes out. */
export type Adjust = (layer: SpanLayer, label: string) => EffectPicture;

/** A layer's frames within a span. */
export type SpanInput = { readonly label: string; readonly placement: DrawnLayer['placement'] };
/** Growth of a progress that stays, in spans of one frame: a crossfade must grow, and may last 600 000 frames. */
const leastGrowth = 1e-5;

type LayerInput = (layer: SpanLayer) => SpanInput;

const toRgb = 'scale=in_color_matrix=bt709:in_range=tv:out_range=pc:flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp,format=gbrp';
const toYuv = 'scale=in_range=pc:out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp,format=yuv420p';

/**
 * Writes the filters of one span: layers are laid over each other back to front. Everything below a layer is always one opaque picture (black where there is nothing), so that
 * opacity, fades and transitions are straight mixes of opaque pictures: over(below, layer × f) = mix(below, over(below, layer), f). That stays in yuv420p, which is exact, since
 * both mixing and the change to RGB are linear, and costs half of RGB.
 */
export class SpanGraph {
	readonly filters: string[] = [];
	#frame: Size;
	#frames: number;
	#prefix: string;
	#adjust: Adjust;
	#count = 0;

	/** @param prefix begins every label of this span */
	constructor(options: { frame: Size; frames: number; prefix: string; adjust: Adjust }) {
		this.#frame = options.frame;
		this.#frames = options.frames;
		this.#prefix = options.prefix;
		this.#adjust = options.adjust;
	}

	#label(): string {
		return `${this.#prefix}_${this.#count++}`;
	}

	#add(inputs: readonly string[], filters: string, pixels: Picture['pixels']): Picture {
		const label = this.#label();
		this.filters.push(`${inputs.map(input => `[${input}]`).join('')}${filters}[${label}]`);
		return { label, pixels };
	}

	#black(): Picture {
		const { width, height } = this.#frame;
		return this.#add([], `color=c=black:s=${width}x${height}:r=${exportTicks.framesPerSecond}:d=${tickSeconds(this.#frames)},format=yuv420p,setsar=1,${onTicks}`, 'yuv');
	}

	#as(picture: Picture, pixels: Picture['pixels']): Picture {
		return picture.pixels === pixels ? picture : this.#add([picture.label], pixels === 'rgb' ? toRgb : toYuv, pixels);
	}

	/** The same picture twice. Black is made twice instead. */
	#twice(picture: Picture | null): readonly [Picture | null, Picture | null] {
		if (!picture) {
			return [null, null];
		}
		const first = this.#label();
		const second = this.#label();
		this.filters.push(`[${picture.label}]split[${first}][${second}]`);
		return [{ label: first, pixels: picture.pixels }, { label: second, pixels: picture.pixels }];
	}

	#over(below: Picture | null, input: SpanInput): Picture {
		const { placement, label } = input;
		switch (placement.type) {
			case 'frame':
				if (below) {
					this.filters.push(`[${below.label}]nullsink`);
				}
				return { label, pixels: 'yuv' };
			case 'rectangle': {
				const { width, height } = this.#frame;
				return below
					? this.#add([this.#as(below, 'yuv').label, label], `overlay=x=${placement.left}:y=${placement.top}:format=yuv420:shortest=1`, 'yuv')
					: this.#add([label], `pad=${width}:${height}:${placement.left}:${placement.top}:color=black`, 'yuv');
			}
			case 'over':
				return this.#add([this.#as(below ?? this.#black(), 'rgb').label, label], 'overlay=format=gbrp:shortest=1', 'rgb');
			case 'part': {
				// Only what lies below the part is turned into RGB and back; a title costs what it covers, not the frame.
				const { left, top, width, height } = placement;
				const ground = this.#as(below ?? this.#black(), 'yuv');
				const [kept, cut] = this.#twice(ground);
				const under = this.#add([(cut ?? ground).label], `crop=${width}:${height}:${left}:${top},${toRgb}`, 'rgb');
				const covered = this.#as(this.#add([under.label, label], 'overlay=format=gbrp:shortest=1', 'rgb'), 'yuv');
				return this.#add([(kept ?? ground).label, covered.label], `overlay=x=${left}:y=${top}:format=yuv420:shortest=1`, 'yuv');
			}
		}
	}

	/** A picture as large as the frame (gbrp, or gbrap where it is not seen everywhere) mixed with what lies below. */
	#blended(below: Picture, above: EffectPicture, mode: BlendModeName): Picture {
		if (mode === 'normal') {
			return above.hasAlpha ? this.#add([below.label, above.label], 'overlay=format=gbrp:shortest=1', 'rgb') : this.#dropping(below, { label: above.label, pixels: 'rgb' });
		}
		const [kept, mixed] = above.hasAlpha ? this.#twice(below) : [null, below];
		const { filters, label } = blended(blendModeNamed(mode), mixed?.label ?? below.label, above, this.#label());
		this.filters.push(...filters);
		return kept ? this.#add([kept.label, label], 'overlay=format=gbrp:shortest=1', 'rgb') : { label, pixels: 'rgb' };
	}

	#dropping(unused: Picture, picture: Picture): Picture {
		this.filters.push(`[${unused.label}]nullsink`);
		return picture;
	}

	/** A layer's frames on a picture as large as the frame. */
	#whole({ label, placement }: SpanInput): EffectPicture {
		const { width, height } = this.#frame;
		switch (placement.type) {
			case 'frame': return { label: this.#add([label], toRgb, 'rgb').label, hasAlpha: false };
			case 'rectangle': return { label: this.#add([label], `${toRgb},format=gbrap,pad=${width}:${height}:${placement.left}:${placement.top}:color=black@0`, 'rgb').label, hasAlpha: true };
			case 'over': return { label, hasAlpha: true };
			case 'part': return { label: this.#add([label], `pad=${width}:${height}:${placement.left}:${placement.top}:color=black@0`, 'rgb').label, hasAlpha: true };
		}
	}

	/** A layer fully seen, over what lies below. */
	#seen(below: Picture | null, layer: SpanLayer, input: LayerInput): Picture {
		if (!layer.adjusts && layer.blend === 'normal') {
			return this.#over(below, input(layer));
		}
		const ground = this.#as(below ?? this.#black(), 'rgb');
		if (!layer.adjusts) {
			return this.#blended(ground, this.#whole(input(layer)), layer.blend);
		}
		const [kept, changed] = this.#twice(ground);
		return this.#blended(kept ?? ground, this.#adjust(layer, (changed ?? ground).label), layer.blend);
	}

	/**
	 * The picture, its last frame held for ever. ffmpeg's crossfade takes the end of its first input as the end of the fade, even while frames
	 * of it still wait to be mixed; so its inputs never end, and what comes out is cut.
	 */
	#held(picture: Picture): string {
		return this.#add([picture.label], 'tpad=stop=-1:stop_mode=clone', picture.pixels).label;
	}

	#crossfade(from: Picture, to: Picture, filter: string): Picture {
		return this.#add([this.#held(from), this.#held(to)], `${filter},trim=end_frame=${this.#frames}`, from.pixels);
	}

	/** `below` where the ramp is 0, `above` where it is 1. */
	#mix(below: Picture, above: Picture, ramp: Ramp): Picture {
		const pixels = below.pixels === 'yuv' || above.pixels === 'yuv' ? 'yuv' : 'rgb';
		const low = this.#as(below, pixels);
		const high = this.#as(above, pixels);
		if (ramp.perFrame === 0) {
			return this.#add([high.label, low.label], `blend=all_mode=normal:all_opacity=${ramp.first.toFixed(6)}:shortest=1`, pixels);
		}
		return ramp.perFrame > 0
			? this.#crossfade(low, high, straightMix(ramp.first, ramp.perFrame))
			: this.#crossfade(high, low, straightMix(1 - ramp.first, -ramp.perFrame));
	}

	#layer(below: Picture | null, layer: SpanLayer, input: LayerInput): Picture {
		const { opacity } = layer;
		if (opacity.first === 1 && opacity.perFrame === 0) {
			return this.#seen(below, layer, input);
		}
		const [kept, covered] = this.#twice(below);
		return this.#mix(kept ?? this.#black(), this.#seen(covered, layer, input), opacity);
	}

	#transition(below: Picture | null, node: SpanNode & { type: 'transition' }, input: LayerInput): Picture {
		const [belowFrom, belowTo] = this.#twice(below);
		const pictures = {
			from: this.#held(this.#as(this.#layer(belowFrom, node.from, input), 'yuv')),
			to: this.#held(this.#as(this.#layer(belowTo, node.to, input), 'yuv')),
			out: this.#label(),
		};
		const definition = transitionNamed(node.transition);
		const text = definition.ffmpeg({
			progress: { first: node.progress.first, perFrame: Math.max(leastGrowth, node.progress.perFrame) }, frameCount: this.#frames, width: this.#frame.width, height: this.#frame.height,
			parameters: transitionParameters(definition, node.parameters),
		});
		this.filters.push(text
			.replace(/\[(from|to|out)\]/gu, (_, name: 'from' | 'to' | 'out') => `[${pictures[name]}]`)
			.replace(/\[transition_/gu, `[${pictures.out}_`));
		return this.#add([pictures.out], `trim=end_frame=${this.#frames}`, 'yuv');
	}

	/** Draws the span and answers the label of its picture: yuv420p, as large as the frame, on the export's clock. `input` gives each layer's frames, and is asked once per layer that has a picture. */
	draw(nodes: readonly SpanNode[], input: LayerInput): string {
		let below: Picture | null = null;
		for (const node of nodes) {
			below = node.type === 'layer'
				? this.#layer(below, node.layer, input)
				: this.#transition(below, node, input);
		}
		return this.#as(below ?? this.#black(), 'yuv').label;
	}
}
