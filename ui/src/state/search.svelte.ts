import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type { ErrorCode, HitView, Kind, SearchPage, SearchRequest } from '../ipc/types/commands';

/** Keys that come together ask once; a keystroke is answered within 50 ms, so more than this can't be waited. */
export const DELAY = 10;
const LIMIT = 20;
/** As many passages of one document as the core gives at once. */
const WHOLE = 200;

/** What the search is narrowed to. A document and a kind exclude each other: a document has its kind. */
export interface Narrowing {
  doc: string | null;
  kind: Kind | null;
  notesOnly: boolean;
}

const EVERYWHERE: Narrowing = { doc: null, kind: null, notesOnly: false };

/** What is being looked for. The box belongs to the reader: it is filled only where they ask for that. */
export class Search {
  open = $state(false);
  query = $state('');
  asTyped = $state(false);
  narrowing = $state.raw<Narrowing>(EVERYWHERE);
  /** The newest answer. The one before stays until the next is there. */
  page = $state.raw<SearchPage | null>(null);
  /** What `page` answers. */
  answered = $state('');
  error = $state<ErrorCode | null>(null);
  /** Documents whose hits are all shown, with those hits. */
  unfolded = $state.raw<ReadonlyMap<string, readonly HitView[]>>(new Map());
  active = $state(0);
  /** Text that the reader asked to have in the box. A new object each time, so that asking twice fills twice. */
  filling = $state.raw<{ text: string } | null>(null);

  #host: Host;
  #current: () => string | null;
  #hasPast: () => boolean;
  #asked = 0;
  #limit = LIMIT;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `current`: the document on the sheet. `hasPast`: whether an empty box has something to show. */
  constructor(host: Host, current: () => string | null, hasPast: () => boolean = () => false) {
    this.#host = host;
    this.#current = current;
    this.#hasPast = hasPast;
  }

  get blank(): boolean {
    return this.query.trim() === '';
  }

  /** The question is an address: there is a place to go to, and nothing was looked for. */
  get isAddress(): boolean {
    const { page } = this;
    return !!page?.jump && page.total + page.notes_total === 0 && !this.asTyped && !this.narrowing.notesOnly;
  }

  get isNarrowed(): boolean {
    const { doc, kind, notesOnly } = this.narrowing;
    return doc !== null || kind !== null || notesOnly;
  }

  /** The box has other text now. */
  type(text: string): void {
    if (text === this.query && this.open) return;
    this.query = text;
    this.asTyped = false;
    this.#startOver();
    clearTimeout(this.#timer);
    if (this.blank) {
      this.#asked += 1;
      this.page = null;
      this.answered = '';
      this.error = null;
      this.active = -1;
      this.open = this.#hasPast();
      return;
    }
    this.open = true;
    this.#timer = setTimeout(() => void this.ask(), DELAY);
  }

  /** Puts words into the box because the reader asked for them, and looks for them at once. */
  fill(text: string): void {
    this.filling = { text };
    this.type(text);
    if (!this.blank) void this.ask();
  }

  /** Has the words in the box that the reader asks of the page: there is one question at a time. Nothing opens. */
  echo(text: string): void {
    if (text === this.query) return;
    this.filling = { text };
    this.query = text;
    this.asTyped = false;
    this.#startOver();
    this.hide();
    this.#asked += 1;
    this.page = null;
    this.answered = '';
    this.error = null;
    this.active = text.trim() === '' ? -1 : 0;
  }

  /** Takes the words exactly as they were typed, or as they are understood again. */
  toggleAsTyped(): void {
    this.asTyped = !this.asTyped;
    this.#startOver();
    void this.ask();
  }

  narrow(change: Partial<Narrowing>): void {
    this.narrowing = { ...this.narrowing, ...change };
    this.#startOver();
    if (!this.blank) void this.ask();
  }

  widen(): void {
    this.narrow(EVERYWHERE);
  }

  /** Shows all passages of a document; those that aren't on the page yet are asked for. */
  async unfold(doc: string): Promise<void> {
    const group = this.page?.groups.find((one) => one.doc === doc);
    if (!group) return;
    let hits: readonly HitView[] = group.hits;
    if (hits.length < group.total) {
      const asked = this.#asked;
      try {
        const page = await this.#host.call('search', { ...this.#request(), doc, limit: WHOLE });
        if (asked !== this.#asked) return;
        hits = page.groups.find((one) => one.doc === doc)?.hits ?? hits;
      } catch (error) {
        if (asked === this.#asked) this.error = asCallError(error).code;
        return;
      }
    }
    this.unfolded = new Map([...this.unfolded, [doc, hits]]);
  }

  more(): void {
    this.#limit *= 2;
    void this.ask(true);
  }

  show(): void {
    if (this.blank) {
      this.active = -1;
      this.open = this.#hasPast();
      return;
    }
    this.open = true;
    if (this.answered !== this.query) void this.ask();
  }

  hide(): void {
    this.open = false;
    clearTimeout(this.#timer);
  }

  clear(): void {
    this.narrowing = EVERYWHERE;
    this.type('');
    // A box that is made anew for the next reader must not be filled with the last one's words.
    this.filling = null;
    this.hide();
  }

  /** Asks now. An answer that comes after a newer question was put is dropped. */
  async ask(keepActive = false): Promise<void> {
    clearTimeout(this.#timer);
    if (this.blank) return;
    const asked = ++this.#asked;
    const query = this.query;
    try {
      const page = await this.#host.call('search', this.#request());
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

  /** What was found may be other by now, as after a note: asked again at once, or when it is next looked at. */
  outdated(): void {
    if (this.open && !this.blank) void this.ask(true);
    else this.answered = '';
  }

  /** Waits for the answer to what is typed now. False if there is none, or the reader has typed on meanwhile. */
  async answer(): Promise<boolean> {
    const { query } = this;
    if (this.answered !== query) await this.ask();
    return this.query === query && this.answered === query;
  }

  #request(): SearchRequest {
    const { doc, kind, notesOnly } = this.narrowing;
    const current = this.#current();
    return {
      query: this.query,
      typing: !this.asTyped,
      as_typed: this.asTyped,
      notes_only: notesOnly,
      limit: this.#limit,
      ...(doc === null ? {} : { doc }),
      ...(kind === null ? {} : { kind }),
      ...(current === null ? {} : { current }),
    };
  }

  #startOver(): void {
    this.unfolded = new Map();
    this.#limit = LIMIT;
  }
}
