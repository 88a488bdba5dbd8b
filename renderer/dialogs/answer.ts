/** How a dialog ends: with texts (paths, a name), or null for "no". */
export type Answer = (answer: readonly string[] | null) => void;
