import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type { ErrorCode, SearchPage } from '../ipc/types/commands';

/** Keys that come together ask once; a keystroke is answered within 50 ms, so more than this can't be waited. */
export const DELAY = 10;
const LIMIT = 20;

/** What is being looked for. The box belongs to the reader: nothing here ever writes into it. */
export class Search {
  open = $state(false);
  query = $state('');
  asTyped = $state(false);
  /** The newest answer. The one before stays until the next is there. */
  page = $state.raw<SearchPage | null>(null);
  /** What `page` answers. */
  answered = $state('');
  error = $state<ErrorCode | null>(null);
  /** Documents whose hits are all shown. */
  unfolded = $state.raw<ReadonlySet<string>>(new Set());
  active = $state(0);

  #host: Host;
  #current: () => string | null;
  #asked = 0;
  #limit = LIMIT;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host, current: () => string | null) {
    this.#host = host;
    this.#current = current;
  }

  /** The box has other text now. */
  type(text: string): void {
    if (text === this.query && this.open) return;
    this.query = text;
    this.asTyped = false;
    this.unfolded = new Set();
    this.#limit = LIMIT;
    clearTimeout(this.#timer);
    if (text.trim() === '') {
      this.#asked += 1;
      this.page = null;
      this.answered = '';
      this.error = null;
      this.open = false;
      return;
    }
    this.open = true;
    this.#timer = setTimeout(() => void this.ask(), DELAY);
  }

  /** Takes the words exactly as they were typed. */
  takeAsTyped(): void {
    this.asTyped = true;
    void this.ask();
  }

  unfold(doc: string): void {
    this.unfolded = new Set([...this.unfolded, doc]);
  }

  more(): void {
    this.#limit *= 2;
    void this.ask(true);
  }

  show(): void {
    if (this.query.trim() === '') return;
    this.open = true;
    if (this.answered !== this.query) void this.ask();
  }

  hide(): void {
    this.open = false;
    clearTimeout(this.#timer);
  }

  clear(): void {
    this.type('');
    this.hide();
  }

  /** Asks now. An answer that comes after a newer question was put is dropped. */
  async ask(keepActive = false): Promise<void> {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    const query = this.query;
    const current = this.#current();
    try {
      const page = await this.#host.call('search', {
        query,
        typing: !this.asTyped,
        as_typed: this.asTyped,
        limit: this.#limit,
        ...(current === null ? {} : { current }),
      });
      if (asked !== this.#asked) return;
      this.page = page;
      this.answered = query;
      this.error = null;
      if (!keepActive) this.active = 0;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.error = asCallError(error).code;
    }
  }
}
