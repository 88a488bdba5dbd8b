// What both Node and the browser have. The shared tsconfig sees this and nothing else of either world.
interface AbortSignal {
	readonly aborted: boolean;
	addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
	removeEventListener(type: 'abort', listener: () => void): void;
}
declare class AbortController {
	readonly signal: AbortSignal;
	abort(): void;
}
declare const queueMicrotask: (task: () => void) => void;
declare const structuredClone: <Value>(value: Value) => Value;
