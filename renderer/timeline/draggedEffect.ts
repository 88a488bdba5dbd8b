/** The effect being dragged out of the list. A page may not look into a drag's data before it is dropped, so it is remembered here. */
export const draggedEffect: { name: string | null } = { name: null };
