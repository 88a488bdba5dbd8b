/** What can be looked at, in the order in which four of them stand. */
export const scopeKinds = [
	{ name: 'waveform', label: 'Waveform' }, { name: 'parade', label: 'RGB parade' }, { name: 'vectorscope', label: 'Vectorscope' }, { name: 'histogram', label: 'Histogram' },
] as const;
export type ScopeKind = (typeof scopeKinds)[number]['name'];
