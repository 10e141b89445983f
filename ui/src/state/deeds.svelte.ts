/** What a reader can do to a note or a paper. */
export type Deed =
  | 'create'
  | 'words'
  | 'kind'
  | 'delete'
  | 'empty'
  | 'restore'
  | 'move'
  | 'version'
  | 'merge'
  | 'kinds'
  | 'deletes'
  | 'tags'
  | 'paper'
  | 'paper-gone'
  | 'paper-back'
  | 'part-add'
  | 'part-words'
  | 'part-gone'
  | 'part-back'
  | 'part-order'
  | 'part-version'
  | 'part-quote';

/** Something that was done, and how to take it back and to do it again. Both tell whether they succeeded. */
export interface Entry {
  deed: Deed;
  note: string;
  undo: () => Promise<boolean>;
  redo: () => Promise<boolean>;
  /** Takes more back than itself: the reader is asked before. */
  sweeping?: boolean;
}

/** What happened last, for the line that says so. */
export interface Last {
  deed: Deed;
  how: 'done' | 'undone' | 'redone';
}

const MOST = 200;

/** What was done to the notes in this sitting, to be taken back and done again, newest first. */
export class Deeds {
  last = $state.raw<Last | null>(null);
  /** The one that is taken back once the reader agrees. */
  asking = $state.raw<Entry | null>(null);

  #done = $state.raw<readonly Entry[]>([]);
  #undone = $state.raw<readonly Entry[]>([]);
  #busy = false;

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** How much was done since the last merging: what goes with it if it is taken back. */
  get sinceMerge(): number {
    return this.#done.length - 1 - this.#done.findLastIndex((entry) => entry.deed === 'merge');
  }

  did(entry: Entry): void {
    this.#done = [...this.#done, entry].slice(-MOST);
    this.#undone = [];
    this.asking = null;
    this.last = { deed: entry.deed, how: 'done' };
  }

  /** Takes the newest deed back, or asks first. What couldn't be taken back stays where it is, to be tried again. */
  async undo(): Promise<void> {
    const entry = this.#done.at(-1);
    if (!entry) return;
    // Not agreed to by a key that repeats.
    if (entry.sweeping) this.asking = entry;
    else await this.#undo(entry);
  }

  /** Takes back what was asked about. */
  async agree(): Promise<void> {
    const { asking } = this;
    if (asking && asking === this.#done.at(-1)) await this.#undo(asking);
    this.asking = null;
  }

  async #undo(entry: Entry): Promise<void> {
    if (!(await this.#alone(entry.undo))) return;
    this.#done = this.#done.filter((one) => one !== entry);
    this.#undone = [...this.#undone, entry];
    this.last = { deed: entry.deed, how: 'undone' };
  }

  async redo(): Promise<void> {
    const entry = this.#undone.at(-1);
    if (!entry || !(await this.#alone(entry.redo))) return;
    this.#undone = this.#undone.filter((one) => one !== entry);
    this.#done = [...this.#done, entry];
    this.last = { deed: entry.deed, how: 'redone' };
  }

  /** A note is gone for good, and with it whatever could be taken back on it. */
  drop(note: string): void {
    this.#done = this.#done.filter((one) => one.note !== note);
    this.#undone = this.#undone.filter((one) => one.note !== note);
    this.last = null;
  }

  /** Puts the line away; everything can still be taken back. */
  hush(): void {
    this.asking = null;
    this.last = null;
  }

  clear(): void {
    this.#done = [];
    this.#undone = [];
    this.asking = null;
    this.last = null;
  }

  // Keys that repeat must not take the same deed back twice.
  async #alone(work: () => Promise<boolean>): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    try {
      return await work();
    } finally {
      this.#busy = false;
    }
  }
}
