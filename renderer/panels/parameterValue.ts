/** The one value of several, or undefined when they differ. */
export const sharedOf = (values: readonly unknown[]): unknown => (values.every(value => value === values[0]) ? values[0] : undefined);
