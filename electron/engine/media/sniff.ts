/** The first bytes of things that are not media but may carry a media file's name. */
const signatures: readonly { readonly what: string; readonly matches: (head: Buffer, text: string) => boolean }[] = [
	{ what: 'a playlist (M3U)', matches: (_head, text) => /^#EXT(M3U|INF|-X-)/i.test(text) },
	{ what: 'a playlist (ffconcat)', matches: (_head, text) => /^ffconcat\b/i.test(text) || /^(#.*\n\s*)*file\s+['"\w/\\]/i.test(text) },
	{ what: 'a playlist (PLS)', matches: (_head, text) => /^\[playlist\]/i.test(text) },
	{ what: 'a session description (SDP)', matches: (_head, text) => /^v=\d+\r?\n[a-z]=/.test(text) },
	{ what: 'a streaming manifest (MPD)', matches: (_head, text) => text.startsWith('<') && /<MPD[\s>]/i.test(text) },
	{ what: 'an SVG drawing', matches: (_head, text) => text.startsWith('<') && /<svg[\s>]/i.test(text) },
	{ what: 'a web page (HTML)', matches: (_head, text) => /^<(!doctype html|html|head|body|script)\b/i.test(text) },
	{ what: 'an XML document', matches: (_head, text) => text.startsWith('<?xml') },
	{ what: 'a ZIP archive', matches: head => head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1')) },
	{ what: 'a RAR archive', matches: head => head.subarray(0, 4).toString('latin1') === 'Rar!' },
	{ what: 'a 7-Zip archive', matches: head => head.subarray(0, 4).equals(Buffer.from([0x37, 0x7a, 0xbc, 0xaf])) },
	{ what: 'a compressed archive (gzip)', matches: head => head[0] === 0x1f && head[1] === 0x8b },
	{ what: 'a PDF document', matches: head => head.subarray(0, 5).toString('latin1') === '%PDF-' },
	{ what: 'a program', matches: head => head.subarray(0, 4).toString('latin1') === '\u007fELF' || head.subarray(0, 2).toString('latin1') === 'MZ' },
	{ what: 'a SQLite database', matches: head => head.subarray(0, 15).toString('latin1') === 'SQLite format 3' },
];

/** True when nothing in `head` could be a byte of a media file: letters, digits, signs and line ends only. */
const isText = (head: Buffer): boolean =>
	head.every(byte => byte >= 0x20 && byte !== 0x7f || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x0c);

/** UTF-8 and UTF-16 text as one string, without its byte order mark and leading blanks. */
const textOf = (head: Buffer): string => {
	const isWide = head[0] === 0xff && head[1] === 0xfe;
	return head.toString(isWide ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '').trimStart();
};

/**
 * What a file really is when its first bytes say that it is no media file, whatever its name: "a playlist (M3U)", "a web page (HTML)", "a text file".
 * Null when it may be media. Looked at before any tool opens the file, so that no playlist is ever followed.
 */
export const disguise = (head: Buffer): string | null => {
	const text = textOf(head.subarray(0, 4096));
	const signature = signatures.find(({ matches }) => matches(head, text));
	if (signature) {
		return signature.what;
	}
	return isText(head.subarray(0, 4096)) ? 'a text file' : null;
};
