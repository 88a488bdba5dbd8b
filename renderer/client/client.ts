import { contract, type EngineContract } from '../../electron/shared/contract/contract.ts';
import { CallFailed, failureSchema } from '../../electron/shared/contract/failure.ts';
import type { Client } from '../../electron/shared/contract/rpc.ts';
import { connect } from '../../electron/shared/contract/rpc.ts';
import { mediaPath, roughPath, type MediaPart } from '../../electron/shared/media/mediaUrls.ts';
import { takeToken, urlOf, type Address } from './address.ts';
import { desktop } from './desktop.ts';
import { openPort } from './ports.ts';

const tokenKey = 'reelwright-token';
const retryDelaysMs = [300, 600, 1200, 2500, 5000];

/** How the page stands with the engine. */
export type ConnectionState =
	| 'connecting'
	| 'open'
	/** It was open and is being opened again; what is on screen may be old. */
	| 'lost';

/** The engine as the rest of the interface sees it: calls, events, URLs. It outlives any one connection. */
export type Engine = Client<EngineContract> & {
	readonly host: 'desktop' | 'web';
	readonly mediaUrl: (assetId: string, part: MediaPart, version: number) => string;
	readonly roughUrl: (assetId: string, version: number) => string;
	/** Where what an export job wrote can be downloaded from; null on the desktop, where it lies on the person's own disk. */
	readonly downloadUrl: (jobId: string) => string | null;
	/** Sends a dropped file to the web host; answers with its path there. On the desktop no byte moves. */
	readonly pathOfFile: (file: File, signal: AbortSignal) => Promise<string>;
};

const findAddress = (): Address => {
	if (desktop()) {
		return { host: 'desktop' };
	}
	const { token, cleanHref } = takeToken(location.href);
	if (token) {
		sessionStorage.setItem(tokenKey, token);
		history.replaceState(null, '', cleanHref);
	}
	return { host: 'web', origin: location.origin, token: token ?? sessionStorage.getItem(tokenKey) ?? '' };
};

const uploadFile = async (address: Address, file: File, signal: AbortSignal): Promise<string> => {
	const response = await fetch(urlOf(address, `upload?name=${encodeURIComponent(file.name)}`), { method: 'POST', body: file, signal });
	const answer: unknown = await response.json().catch(() => null);
	if (!response.ok) {
		const failure = failureSchema.safeParse((answer as { failure?: unknown } | null)?.failure);
		throw new CallFailed(failure.data ?? { kind: 'media-unreadable', path: file.name, problem: `it could not be sent to the engine (${response.status})` });
	}
	if (typeof answer !== 'object' || answer === null || !('path' in answer) || typeof answer.path !== 'string') {
		throw new CallFailed({ kind: 'internal', problem: 'The engine took a file and did not say where.' });
	}
	return answer.path;
};

/** Opens the connection and keeps it open. `onState` is told of every change; after each 'open' the caller asks for the whole state again. */
export const openEngine = (onState: (state: ConnectionState) => void): Engine => {
	const address = findAddress();
	const listeners = new Map<string, Set<(payload: never) => void>>();
	let current: Client<EngineContract> | null = null;
	let attempt = 0;

	const open = async (): Promise<void> => {
		try {
			const port = await openPort(address);
			current = connect(contract, port);
			for (const name of Object.keys(contract.events) as (keyof EngineContract['events'])[]) {
				current.on(name, payload => listeners.get(name)?.forEach(listener => listener(payload as never)));
			}
			port.onClose(() => {
				current = null;
				onState('lost');
				retry();
			});
			attempt = 0;
			onState('open');
		} catch {
			retry();
		}
	};
	const retry = () => {
		setTimeout(() => void open(), retryDelaysMs[Math.min(attempt++, retryDelaysMs.length - 1)]);
	};
	onState('connecting');
	void open();

	return {
		host: address.host,
		call: (name, input, signal) => current
			? current.call(name, input, signal)
			: Promise.reject(new CallFailed({ kind: 'internal', problem: 'The engine cannot be reached just now.' })),
		on: (name, listener) => {
			const set = listeners.get(name) ?? new Set();
			listeners.set(name, set.add(listener as (payload: never) => void));
			return () => void set.delete(listener as (payload: never) => void);
		},
		mediaUrl: (assetId, part, version) => urlOf(address, mediaPath(assetId, part, version)),
		roughUrl: (assetId, version) => urlOf(address, roughPath(assetId, version)),
		downloadUrl: jobId => address.host === 'web' ? urlOf(address, `download/${encodeURIComponent(jobId)}`) : null,
		pathOfFile: async (file, signal) => {
			const path = desktop()?.pathForFile(file);
			return path || await uploadFile(address, file, signal);
		},
	};
};
