/** Where the engine is: the address and token a browser tab was opened with, or the desktop's own protocol. */
export type Address = { readonly host: 'desktop' } | { readonly host: 'web'; readonly origin: string; readonly token: string };

/** The token in an address as the web host prints it (`#token=…` or `?token=…`), and the same address without it. */
export const takeToken = (href: string): { token: string | null; cleanHref: string } => {
	const url = new URL(href);
	const fragment = new URLSearchParams(url.hash.slice(1));
	const token = fragment.get('token') ?? url.searchParams.get('token');
	fragment.delete('token');
	url.searchParams.delete('token');
	url.hash = fragment.toString();
	return { token, cleanHref: url.href };
};

/** `path` (relative, perhaps with a query of its own) as a URL the page can fetch. */
export const urlOf = (address: Address, path: string): string => {
	if (address.host === 'desktop') {
		return `/${path}`;
	}
	return `${address.origin}/${path}${path.includes('?') ? '&' : '?'}token=${encodeURIComponent(address.token)}`;
};
