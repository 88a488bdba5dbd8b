/** Picture sizes offered for sequences and exports. */
export const pictureSizes = [
	{ label: 'Full HD', width: 1920, height: 1080 },
	{ label: 'HD', width: 1280, height: 720 },
	{ label: 'Ultra HD', width: 3840, height: 2160 },
	{ label: 'DCI 2K', width: 2048, height: 1080 },
	{ label: 'Upright', width: 1080, height: 1920 },
	{ label: 'Square', width: 1080, height: 1080 },
	{ label: 'Small', width: 640, height: 360 },
] as const;

export const frameRates = [
	{ numerator: 24_000, denominator: 1001 }, { numerator: 24, denominator: 1 }, { numerator: 25, denominator: 1 },
	{ numerator: 30_000, denominator: 1001 }, { numerator: 30, denominator: 1 }, { numerator: 50, denominator: 1 },
	{ numerator: 60_000, denominator: 1001 }, { numerator: 60, denominator: 1 },
] as const;
