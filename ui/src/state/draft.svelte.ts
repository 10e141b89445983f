import { asCallError } from '../ipc/errors';
import type { ErrorCode } from '../ipc/types/commands';

export type SaveState = 'clean' | 'waiting' | 'saving' | 'saved' | 'failed';

/** A pause in typing this long is worth a save. */
export const PAUSE = 350;

/** A note holds at most so many bytes of UTF-8; the core says `note_too_long` beyond. */
export const LONGEST_NOTE = 1 << 20;

// What failed is tried again by itself, ever more slowly: room may have been made, or a stick put back.
const AGAIN = [1000, 2000, 5000, 10_000, 30_000] as const;
// Trying these again changes nothing; only other words, or another note, would.
const FINAL: readonly ErrorCode[] = [
  'note_too_long',
  'note_not_found',
  'session_not_found',
  'name_empty',
  'name_too_long',
  'bad_request',
];

/**
 * Something being written, saved by itself. One save is under way at a time; whatever was typed meanwhile is saved
 * after it, so the newest words win. What could not be saved stays here and is tried again until it is.
 */
export class Draft<T> {
  value = $state.raw() as T;
  state = $state<SaveState>('clean');
  /** When the last save that returned was made, in milliseconds since 1970. */
  savedAt = $state<number | null>(null);
  error = $state<ErrorCode | null>(null);

  #saved: T;
  #save: (value: T) => Promise<number>;
  #same: (a: T, b: T) => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<boolean> | null = null;
  #failures = 0;
  #dropped = false;

  constructor(initial: T, save: (value: T) => Promise<number>, same: (a: T, b: T) => boolean = Object.is) {
    this.value = initial;
    this.#saved = initial;
    this.#save = save;
    this.#same = same;
  }

  /** True while there is something that isn't on disk. */
  get unsaved(): boolean {
    return this.state === 'waiting' || this.state === 'saving' || this.state === 'failed';
  }

  type(value: T): void {
    this.value = value;
    clearTimeout(this.#timer);
    if (!this.#running && this.#same(value, this.#saved)) {
      this.state = this.savedAt === null ? 'clean' : 'saved';
      return;
    }
    if (this.state !== 'failed') this.state = 'waiting';
    this.#timer = setTimeout(() => void this.flush(), PAUSE);
  }

  /** Saves now what isn't saved yet; true if everything is on disk afterwards. */
  flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (this.#running) return this.#running.then((done) => (done ? this.flush() : false));
    if (this.#same(this.value, this.#saved)) return Promise.resolve(true);
    this.#running = this.#saveAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Lets go of the words for good: nothing is tried again. */
  drop(): void {
    this.#dropped = true;
    clearTimeout(this.#timer);
  }

  #again(): void {
    if (this.#dropped || (this.error !== null && FINAL.includes(this.error))) return;
    const wait = AGAIN[Math.min(this.#failures, AGAIN.length) - 1];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  async #saveAll(): Promise<boolean> {
    while (!this.#same(this.value, this.#saved)) {
      const value = this.value;
      this.state = 'saving';
      try {
        this.savedAt = await this.#save(value);
      } catch (error) {
        this.error = asCallError(error).code;
        this.state = 'failed';
        this.#failures += 1;
        this.#again();
        return false;
      }
      this.#saved = value;
      this.error = null;
      this.#failures = 0;
    }
    this.state = 'saved';
    clearTimeout(this.#timer);
    return true;
  }
}
