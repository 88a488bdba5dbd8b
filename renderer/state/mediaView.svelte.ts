import type { MarkerColour } from '../../electron/shared/timeline/records.ts';
import { mediaSorts, type MediaKind, type MediaSort } from '../bin/shownMedia.ts';

/** The set with an item more, or without it. */
const toggled = <Item>(set: ReadonlySet<Item>, item: Item): ReadonlySet<Item> => new Set(set.has(item) ? [...set].filter(other => other !== item) : [...set, item]);

/** How the media bin is looked at: which bin is open, what is looked for, in which order and form. The last two are remembered under the name `media-view`. */
export class MediaView {
	openBin = $state<string | null>(null);
	query = $state('');
	kinds = $state.raw<ReadonlySet<MediaKind>>(new Set());
	labels = $state.raw<ReadonlySet<MarkerColour>>(new Set());
	isUnused = $state(false);
	isOffline = $state(false);
	sort = $state<MediaSort>('name');
	isDescending = $state(false);
	form = $state<'tiles' | 'list'>('tiles');
	filters = $derived(this.kinds.size + this.labels.size + Number(this.isUnused) + Number(this.isOffline));

	open(binId: string | null): void {
		this.openBin = binId;
		this.query = '';
	}

	toggleKind(kind: MediaKind): void {
		this.kinds = toggled(this.kinds, kind);
	}

	toggleLabel(label: MarkerColour): void {
		this.labels = toggled(this.labels, label);
	}

	showAll(): void {
		this.query = '';
		this.kinds = new Set();
		this.labels = new Set();
		this.isUnused = false;
		this.isOffline = false;
	}

	/** The same order again turns it round. */
	sortBy(sort: MediaSort): void {
		this.isDescending = this.sort === sort && !this.isDescending;
		this.sort = sort;
	}

	read(value: unknown): void {
		if (typeof value === 'object' && value !== null) {
			const { sort, isDescending, form } = value as { sort?: unknown; isDescending?: unknown; form?: unknown };
			this.sort = mediaSorts.find(({ name }) => name === sort)?.name ?? this.sort;
			this.isDescending = isDescending === true;
			this.form = form === 'list' ? 'list' : 'tiles';
		}
	}

	write(): Record<string, unknown> {
		return { sort: this.sort, isDescending: this.isDescending, form: this.form };
	}
}
