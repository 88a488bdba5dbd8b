import { framePlan, type FramePlan, type PlanLayer } from '../../electron/shared/render/framePlan.ts';
import { recordOf } from '../../electron/shared/timeline/queries.ts';
import type { Asset, Project } from '../../electron/shared/timeline/records.ts';
import type { Time } from '../../electron/shared/time/time.ts';
import { DrawnPictures } from './drawnPictures.ts';
import type { FrameOrder } from './frameSource.ts';
import { FrameSources, type PreviewMedia } from './frameSources.ts';
import type { Picture } from './picture.ts';

/** A plan with the pictures it needs, as far as they could be had; and, where another film is compared with it, the plan of that, whose layers have the same pictures. */
export type SuppliedFrame = { readonly plan: FramePlan; readonly compared: FramePlan | null; readonly pictures: ReadonlyMap<PlanLayer, SuppliedLayer> };
/** `asset` null: drawn, and no asset's. */
export type SuppliedLayer = { readonly asset: Asset | null; readonly picture: Picture };

/** Brings together what a moment of a sequence shows and the decoded pictures for it. */
export class FrameSupply {
	readonly #sources: FrameSources;
	readonly #onProblem: (assetId: string, error: unknown) => void;
	readonly #drawn = new DrawnPictures();
	#project: Project = {};
	#compared: Project | null = null;
	#sequenceId = '';
	readonly #comparedPlans = new WeakMap<FramePlan, FramePlan>();

	/** `onProblem` hears of every asset that could not be decoded; its layers are left out. */
	constructor(media: PreviewMedia, onProblem: (assetId: string, error: unknown) => void) {
		this.#sources = new FrameSources(media);
		this.#onProblem = onProblem;
	}

	/** `compared`: the same film with other effects, to be looked at beside it. */
	setProject(project: Project, sequenceId: string, compared: Project | null = null): void {
		this.#project = project;
		this.#compared = compared;
		this.#sequenceId = sequenceId;
	}

	/** What is seen at `at`; null when there is no such sequence. */
	planAt(at: Time): FramePlan | null {
		if (!recordOf(this.#project, 'sequence', this.#sequenceId)) {
			return null;
		}
		const plan = framePlan(this.#project, this.#sequenceId, at);
		if (this.#compared) {
			this.#comparedPlans.set(plan, framePlan(this.#compared, this.#sequenceId, at));
		}
		return plan;
	}

	/** Every picture of the plan, decoded if need be. Layers that fail are left out. */
	async supply(plan: FramePlan, order: FrameOrder): Promise<SuppliedFrame> {
		const entries = await Promise.all(layersOf(plan).map(async (layer) => {
			const asset = recordOf(this.#project, 'asset', layer.assetId);
			try {
				if (layer.drawn) {
					return [layer, { asset: asset ?? null, picture: await this.#drawn.of(layer.drawn) }] as const;
				}
				const picture = asset && await this.#sources.of(asset)?.frameAt(layer.sourceTime, order);
				return asset && picture ? [layer, { asset, picture }] as const : null;
			} catch (error) {
				this.#onProblem(layer.assetId, error);
				return null;
			}
		}));
		return this.#frameOf(plan, new Map(entries.filter(entry => entry !== null)));
	}

	/** The same without waiting: null unless every picture lies ready. */
	supplyReady(plan: FramePlan): SuppliedFrame | null {
		const pictures = new Map<PlanLayer, SuppliedLayer>();
		for (const layer of layersOf(plan)) {
			const asset = recordOf(this.#project, 'asset', layer.assetId);
			if (layer.drawn) {
				const picture = this.#drawn.ready(layer.drawn);
				if (!picture) {
					return null;
				}
				pictures.set(layer, { asset: asset ?? null, picture });
				continue;
			}
			const source = asset && this.#sources.of(asset);
			const picture = source?.readyFrameAt(layer.sourceTime);
			if (asset && source && !picture) {
				return null;
			}
			if (asset && picture) {
				pictures.set(layer, { asset, picture });
			}
		}
		return this.#frameOf(plan, pictures);
	}

	#frameOf(plan: FramePlan, pictures: Map<PlanLayer, SuppliedLayer>): SuppliedFrame {
		const compared = this.#comparedPlans.get(plan) ?? null;
		const layers = layersOf(plan);
		// Effects change no layer's picture, place or order: the layers of both plans go in pairs.
		(compared ? layersOf(compared) : []).forEach((layer, place) => {
			const like = layers[place];
			const picture = like?.clipId === layer.clipId ? pictures.get(like) : undefined;
			if (picture) {
				pictures.set(layer, picture);
			}
		});
		return { plan, compared, pictures };
	}

	dispose(): void {
		this.#sources.dispose();
	}
}

/** The layers that show a picture. */
const layersOf = (plan: FramePlan): readonly PlanLayer[] => plan.nodes.flatMap(node => node.type === 'layer' ? [node.layer] : [node.from, node.to]).filter(layer => !layer.adjusts);
