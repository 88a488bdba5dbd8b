/** "3 min 20 s", "40 s", "less than a second". */
export const durationWords = (seconds: number): string => {
	if (seconds < 1) {
		return 'less than a second';
	}
	const whole = Math.round(seconds);
	const parts = [[Math.floor(whole / 3600), 'h'], [Math.floor(whole / 60) % 60, 'min'], [whole % 60, 's']] as const;
	return parts.filter(([count]) => count > 0).slice(0, 2).map(([count, unit]) => `${count} ${unit}`).join(' ');
};

/** "1.2 GB", "340 MB", "12 KB". Decimal units, as file managers show them. */
export const bytesWords = (bytes: number): string => {
	const units = [['GB', 1e9], ['MB', 1e6], ['KB', 1e3]] as const;
	const [unit, size] = units.find(([, least]) => bytes >= least) ?? ['bytes', 1];
	const value = bytes / size;
	return `${value < 10 && size > 1e6 ? value.toFixed(1) : Math.round(value)} ${unit}`;
};

/** "just now", "12 min ago", "3 h ago", or the date. */
export const agoWords = (iso: string, now: number): string => {
	const minutes = Math.floor((now - Date.parse(iso)) / 60_000);
	if (minutes < 1) {
		return 'just now';
	}
	if (minutes < 60) {
		return `${minutes} min ago`;
	}
	return minutes < 24 * 60 ? `${Math.floor(minutes / 60)} h ago` : new Date(iso).toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
};
