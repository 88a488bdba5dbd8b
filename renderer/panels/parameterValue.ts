/** The value at a path of a record: "transform.x". Undefined where there is none. */
export const valueAt = (record: object, path: string): unknown =>
	path.split('.').reduce<unknown>((value, key) => typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined, record);

/** The one value all records share at a path, or undefined when they differ. */
export const sharedValue = (records: readonly object[], path: string, fallback: unknown): unknown => {
	const [first, ...rest] = records.map(record => valueAt(record, path) ?? fallback);
	return rest.every(value => value === first) ? first : undefined;
};
