import type { Host } from '../ipc/host';
import type { ProvisionView } from '../ipc/types/commands';
import type { DocumentText } from './document-text';

/** No one reads faster than this: about 400 words a minute. What goes by quicker was scrolled past. */
export const CHARACTERS_A_SECOND = 30;
/** So many blocks, or so long, and what was read is written down. */
const PILE = 8;
const WAIT = 5000;

/** How far a section has been read: characters of its own text. */
export interface Share {
  read: number;
  all: number;
}

/** What has been read of the open document: dwelt on, not scrolled past. */
export class Progress {
  /** The blocks that were read. */
  read = $state.raw<ReadonlySet<string>>(new Set());
  doc = $state<string | null>(null);

  #host: Host;
  #canWrite: () => boolean;
  #view: DocumentText | null = null;
  /** Characters already read of blocks that aren't finished. */
  #begun = new Map<string, number>();
  #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The sections of the open document that have a text of their own, and how far each was read. */
  shares = $derived.by(() => sharesOf(this.doc === null ? null : this.#view, this.read));
  sectionsRead = $derived([...this.shares.values()].filter(isRead).length);

  constructor(host: Host, canWrite: () => boolean) {
    this.#host = host;
    this.#canWrite = canWrite;
  }

  /** Takes up a document; what was read of the one before is written down first. */
  async open(view: DocumentText | null): Promise<void> {
    await this.flush();
    this.#view = view;
    this.#begun.clear();
    this.read = new Set();
    this.doc = view?.summary.id ?? null;
    if (!view || !this.#canWrite()) return;
    const progress = await this.#host.call('progress', { doc: view.summary.id }).catch(() => null);
    // Another document may be open by now, and some of this one read meanwhile.
    if (progress && this.#view === view) this.read = new Set([...progress.blocks, ...this.read]);
  }

  /** So many seconds went by with these blocks in sight. They are read from the top, as fast as anyone can. */
  dwell(inSight: readonly string[], seconds: number): void {
    const view = this.#view;
    if (!view) return;
    let budget = seconds * CHARACTERS_A_SECOND;
    const done: string[] = [];
    for (const id of inSight) {
      if (budget <= 0) break;
      if (this.read.has(id)) continue;
      const length = Math.max(1, view.lengths[view.indexOf(id)] ?? 0);
      const before = this.#begun.get(id) ?? 0;
      const taken = Math.min(budget, length - before);
      budget -= taken;
      if (before + taken < length) {
        this.#begun.set(id, before + taken);
      } else {
        this.#begun.delete(id);
        done.push(id);
      }
    }
    if (done.length === 0) return;
    this.read = new Set([...this.read, ...done]);
    this.#waiting.push(...done);
    clearTimeout(this.#timer);
    if (this.#waiting.length >= PILE) void this.flush();
    else this.#timer = setTimeout(() => void this.flush(), WAIT);
  }

  /** The first section in the order of the text that isn't read. */
  get next(): ProvisionView | undefined {
    for (const [index, share] of this.shares) if (!isRead(share)) return this.#view?.provisions[index];
    return undefined;
  }

  /** Forgets what was read of the open document. */
  async forget(): Promise<void> {
    const doc = this.doc;
    if (doc === null) return;
    this.#waiting = [];
    this.#begun.clear();
    this.read = new Set();
    if (this.#canWrite()) await this.#host.call('forget_progress', { doc }).catch(() => undefined);
  }

  /** Writes down what is waiting. Progress that couldn't be kept is no reason to trouble the reader. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const blocks = this.#waiting;
    const doc = this.doc;
    this.#waiting = [];
    if (doc === null || blocks.length === 0 || !this.#canWrite()) return;
    await this.#host.call('mark_read', { doc, blocks }).catch(() => undefined);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#waiting = [];
    this.#view = null;
    this.#begun.clear();
    this.read = new Set();
    this.doc = null;
  }
}

/** How long the text of each section is; work that the next look needn't do again. */
const whole = new WeakMap<
  DocumentText,
  { all: Map<number, number>; sectionOf: (block: number) => number | null }
>();

// A heading alone is read with what stands under it; a section counts by its own text, its items included.
function sharesOf(view: DocumentText | null, read: ReadonlySet<string>): Map<number, Share> {
  const shares = new Map<number, Share>();
  if (!view) return shares;
  const known = whole.get(view) ?? measured(view);
  whole.set(view, known);
  for (const [section, all] of known.all) shares.set(section, { read: 0, all });
  for (const id of read) {
    const at = view.indexOf(id);
    const section = at < 0 ? null : known.sectionOf(at);
    const share = section === null ? undefined : shares.get(section);
    if (share) share.read += view.lengths[at] ?? 0;
  }
  return shares;
}

function measured(view: DocumentText) {
  const headed = (index: number) => {
    let own = view.provisions[index];
    while (own?.is_item && own.parent !== null) {
      index = own.parent;
      own = view.provisions[index];
    }
    return index;
  };
  const counts = (block: number) => !view.isHeading(block) && view.kind(block) !== 'rule';
  const all = new Map<number, number>();
  for (const [first, end, provision] of view.stretches()) {
    let sum = 0;
    let any = false;
    for (let block = first; block < end; block += 1) {
      if (!counts(block)) continue;
      any = true;
      sum += view.lengths[block] ?? 0;
    }
    const section = headed(provision);
    if (any) all.set(section, (all.get(section) ?? 0) + sum);
  }
  const sectionOf = (block: number) => (counts(block) ? headed(view.provisionOf(block)) : null);
  return { all, sectionOf };
}

export const isRead = (share: Share) => share.all > 0 && share.read >= share.all;
