/** The MIME type of a source by its demuxer, for the window that reads it. */
export const mimeOf = (format: string, mediaType: 'video' | 'audio' | 'image'): string => {
	const still = /^(png|jpeg|webp|bmp|gif|tiff|jpegxl)_pipe$/.exec(format)?.[1];
	if (still) {
		return still === 'jpegxl' ? 'image/jxl' : `image/${still}`;
	}
	if (format === 'gif' || format === 'apng') {
		return `image/${format}`;
	}
	if (format.startsWith('mov')) {
		return `${mediaType === 'audio' ? 'audio' : 'video'}/mp4`;
	}
	const known: Readonly<Record<string, string>> = { 'matroska,webm': 'video/webm', mp3: 'audio/mpeg', wav: 'audio/wav', flac: 'audio/flac', ogg: 'audio/ogg', aac: 'audio/aac', mpegts: 'video/mp2t' };
	return known[format] ?? 'application/octet-stream';
};
