import type { Job } from '../../electron/shared/jobs/job.ts';

const isActive = (job: Job): boolean => job.state === 'running' || job.state === 'waiting';

/** All jobs the engine knows, newest first. */
export class Jobs {
	all = $state.raw<readonly Job[]>([]);
	active = $derived(this.all.filter(isActive));
	running = $derived(this.all.filter(job => job.state === 'running'));
	waiting = $derived(this.all.filter(job => job.state === 'waiting'));
	secondsLeft = $derived(this.running.reduce<number | null>((sum, job) => job.secondsLeft === null ? sum : (sum ?? 0) + job.secondsLeft, null));

	replaceAll(jobs: readonly Job[]): void {
		this.all = jobs.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
	}

	set(job: Job): void {
		const isKnown = this.all.some(other => other.id === job.id);
		this.all = isKnown ? this.all.map(other => other.id === job.id ? job : other) : [job, ...this.all];
	}

	forgetEnded(): void {
		this.all = this.all.filter(isActive);
	}

	/** The job that makes an asset's bytes now, or the last that tried. */
	forAsset(assetId: string): Job | null {
		const own = this.all.filter(job => job.assetId === assetId && (job.type === 'generate' || job.type === 'soundtrack'));
		return own.find(isActive) ?? own[0] ?? null;
	}
}
