/** A loudness or a peak to a tenth: "−17.3"; "—" for silence. */
export const loudnessNumber = (value: number): string => Number.isFinite(value) && value > -100 ? value.toFixed(1).replace('-', '−') : '—';
