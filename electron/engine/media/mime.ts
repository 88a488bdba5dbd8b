/** The MIME type of a source by its demuxer (and its codec, for stills), for the window that reads it. */
export const mimeOf = (format: string, mediaType: 'video' | 'audio' | 'image', codec: string): string => {
	if (mediaType === 'image') {
		return codec === 'mjpeg' ? 'image/jpeg' : `image/${codec}`;
	}
	if (format.startsWith('mov')) {
		return `${mediaType}/mp4`;
	}
	const known: Readonly<Record<string, string>> = { 'matroska,webm': `${mediaType}/webm`, mp3: 'audio/mpeg', wav: 'audio/wav', flac: 'audio/flac', ogg: 'audio/ogg', aac: 'audio/aac' };
	return known[format] ?? 'application/octet-stream';
};
