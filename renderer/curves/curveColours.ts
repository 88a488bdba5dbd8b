const tokens = ['--marker-blue', '--marker-green', '--marker-red', '--marker-violet', '--marker-amber', '--marker-grey'] as const;

/** The colour of the curve at a place of the list. Every curve has its name beside it. */
export const curveColour = (place: number): string => `var(${tokens[place % tokens.length]})`;
