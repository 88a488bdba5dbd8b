/** What is being dragged out of the bin or the titles. A page may not look into a drag's data before it is dropped, so it is remembered here. */
export const draggedAssets: {
	ids: readonly string[];
	/** Bins, which can only be dropped into bins. */
	bins: readonly string[];
	/** Name of a title or generator. */
	drawing: string | null;
} = { ids: [], bins: [], drawing: null };
