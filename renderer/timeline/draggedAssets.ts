/** What is being dragged out of the bin. A page may not look into a drag's data before it is dropped, so it is remembered here. */
export const draggedAssets: { ids: readonly string[] } = { ids: [] };
