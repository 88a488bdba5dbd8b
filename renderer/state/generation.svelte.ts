/** What stands in the generate panel and the soundtrack dialog. Lives here so that switching tabs loses no words. */
export class Generation {
	prompt = $state('');
	seconds = $state(4);
	size = $state<string | null>(null);
	seed = $state<number | null>(null);
	steps = $state<number | null>(null);
	guidance = $state<number | null>(null);
	trackId = $state<string | null>(null);
	/** Raised by "Generate here": the panel puts the cursor into the prompt. */
	focusRequests = $state(0);
}
