import { createHash, timingSafeEqual } from 'node:crypto';

export type RequestFacts = {
	method: string; host: string | undefined; origin: string | undefined; fetchSite: string | undefined;
	/** Token that came with the request, if any. */
	token: string | null;
	/** 'page': the program's own files, harmless and needed before a token can be read from the address. 'private': everything of the user's. */
	wants: 'page' | 'private';
	isUpgrade: boolean;
};

export type Refusal = { status: 400 | 401 | 403 | 405; reason: string };

const sameText = (a: string, b: string): boolean =>
	timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());

/**
 * Whether the loopback host answers. Three locks, each for another attack: Host (a foreign name that resolves to 127.0.0.1), Origin and Sec-Fetch-Site
 * (a foreign page in the same browser), token (another user or program of this machine). A WebSocket carries no same-origin rule of its own, so there Origin must be present.
 */
export const checkRequest = (facts: RequestFacts, own: { port: number; token: string }): Refusal | null => {
	const hosts = [`127.0.0.1:${own.port}`, `localhost:${own.port}`];
	if (!facts.host || !hosts.includes(facts.host.toLowerCase())) {
		return { status: 403, reason: 'The Host header does not name this server.' };
	}
	const ownOrigin = `http://${facts.host.toLowerCase()}`;
	if (facts.origin !== undefined && facts.origin !== ownOrigin) {
		return { status: 403, reason: 'The request comes from another page.' };
	}
	if (facts.isUpgrade && facts.origin === undefined) {
		return { status: 403, reason: 'A WebSocket must say which page it comes from.' };
	}
	if (facts.fetchSite !== undefined && !['same-origin', 'none'].includes(facts.fetchSite)) {
		return { status: 403, reason: 'The request comes from another site.' };
	}
	if (!['GET', 'HEAD', 'POST'].includes(facts.method)) {
		return { status: 405, reason: 'That method is not used here.' };
	}
	if (facts.wants === 'private' && (facts.token === null || !sameText(facts.token, own.token))) {
		return { status: 401, reason: 'The token is missing or wrong. Open the address printed when Reelwright started.' };
	}
	return null;
};
