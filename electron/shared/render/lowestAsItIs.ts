import type { BlendModeName } from '../blending/blendModes.ts';

type Layer = { readonly blend: BlendModeName };
type Node<Kept extends Layer> = { readonly type: 'layer'; readonly layer: Kept } | { readonly type: 'transition'; readonly from: Kept; readonly to: Kept };

const plain = <Kept extends Layer>(layer: Kept): Kept => (layer.blend === 'normal' ? layer : { ...layer, blend: 'normal' });

/** The nodes of a plan, back to front, the lowest of which has nothing to be mixed with: multiplied with black, a picture would only be gone. */
export const lowestAsItIs = <Kept extends Layer, Any extends Node<Kept>>(nodes: readonly Any[]): readonly Any[] => nodes.map((node, place) => {
	if (place > 0) {
		return node;
	}
	return node.type === 'layer' ? { ...node, layer: plain(node.layer) } : { ...node, from: plain(node.from), to: plain(node.to) };
});
