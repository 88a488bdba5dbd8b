const mimeByExtension: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml',
	'.png': 'image/png', '.jpg': 'image/jpeg', '.ttf': 'font/ttf', '.woff2': 'font/woff2', '.wasm': 'application/wasm', '.map': 'application/json',
};

/** The type of one of the program's own files, by its ending. */
export const mimeOfPage = (extension: string): string => mimeByExtension[extension] ?? 'application/octet-stream';
