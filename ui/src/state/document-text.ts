import { lastAtMost } from '../sorted';
import type {
  BlockKindView,
  BlockView,
  DocumentSummary,
  DocumentView,
  EditorNoteView,
  NoteRefView,
  OutlineView,
  ProvisionView,
} from '../ipc/types/commands';

/** Asks the core for the blocks from one index to before another. It may give fewer. */
export type AskBlocks = (doc: string, from: number, to: number) => Promise<BlockView[]>;

/** So many blocks are asked for together, and forgotten together. */
const PART = 256;
/** So many parts are kept. */
const KEPT = 48;

const KINDS: Record<string, BlockKindView> = {
  h: 'heading',
  p: 'paragraph',
  m: 'marked',
  t: 'table_head',
  r: 'table_row',
  c: 'code',
  '-': 'rule',
};
const LETTERS = Object.fromEntries(Object.entries(KINDS).map(([letter, kind]) => [kind, letter]));

/**
 * A document as it is read. What is small is all there; of a large one the blocks come as they are needed, and go again,
 * while what they are, how long they are and where they stand is known of every one. Blocks are named by their index.
 */
export class DocumentText {
  readonly summary: DocumentSummary;
  readonly source: string | null;
  readonly provisions: readonly ProvisionView[];
  readonly notes: readonly EditorNoteView[];
  readonly tables: DocumentView['tables'];
  /** How many blocks there are. */
  readonly length: number;
  /** UTF-16 units of each block's text. */
  readonly lengths: readonly number[];
  /** Tables in order: `[first block, rows]`. */
  readonly rows: readonly (readonly [number, number])[];
  /** The blocks that first refer to editor's notes, by their index. */
  readonly noted: ReadonlyMap<number, readonly NoteRefView[]>;

  #kinds: string;
  /** Where blocks of another provision begin: `[block, provision, ordinal]`. */
  #stretches: readonly (readonly [number, number, number])[];
  #ask: AskBlocks;
  /** All of a small document. */
  #whole: readonly BlockView[] | null = null;
  /** Of a large one those that have come, the part that was wanted last at the end. */
  #parts = new Map<number, readonly BlockView[]>();
  #coming = new Map<number, Promise<void>>();
  #indexById: Map<string, number> | undefined;
  #byAddress: Map<string, number[]> | undefined;

  constructor(view: DocumentView, ask: AskBlocks) {
    this.summary = view.summary;
    this.source = view.source;
    this.provisions = view.provisions;
    this.notes = view.notes;
    this.tables = view.tables;
    this.#ask = ask;
    const outline = view.outline ?? outlineOf(view.blocks);
    this.length = outline.kinds.length;
    this.lengths = outline.lengths;
    this.rows = outline.tables;
    this.noted = new Map(outline.noted.map(({ block, notes }) => [block, notes]));
    this.#kinds = outline.kinds;
    this.#stretches = outline.stretches;
    if (view.outline === null) this.#whole = view.blocks;
    else this.#keepFirst(view.blocks);
  }

  get id(): string {
    return this.summary.id;
  }

  /** A block, if it is here. */
  block(index: number): BlockView | undefined {
    if (this.#whole) return this.#whole[index];
    return this.#parts.get(Math.floor(index / PART))?.[index % PART];
  }

  isHeading(index: number): boolean {
    return this.#kinds[index] === 'h';
  }

  kind(index: number): BlockKindView | undefined {
    return KINDS[this.#kinds.charAt(index)];
  }

  /** The table that a row stands in: its first row, and how many there are. */
  tableOf(index: number): readonly [number, number] | undefined {
    const found = this.rows[lastAtMost(this.rows.length, (at) => this.rows[at]?.[0] ?? 0, index)];
    return found && found[0] <= index && index < found[0] + found[1] ? found : undefined;
  }

  /** The first heading after a block; the number of blocks where none comes. */
  headingAfter(index: number): number {
    const at = this.#kinds.indexOf('h', index + 1);
    return at < 0 ? this.length : at;
  }

  /** The provision that a block stands in, as its index. */
  provisionOf(index: number): number {
    return this.#stretchAt(index)?.[1] ?? 0;
  }

  idOf(index: number): string | undefined {
    if (index < 0 || index >= this.length) return undefined;
    if (this.#whole) return this.#whole[index]?.id;
    const stretch = this.#stretchAt(index);
    const provision = stretch && this.provisions[stretch[1]];
    return stretch && provision && `${provision.address}:${stretch[2] + index - stretch[0]}`;
  }

  /** -1 for a block that isn't of this document. */
  indexOf(id: string): number {
    if (this.#whole) {
      this.#indexById ??= new Map(this.#whole.map((block, index) => [block.id, index]));
      return this.#indexById.get(id) ?? -1;
    }
    const colon = id.lastIndexOf(':');
    const ordinal = Number(id.slice(colon + 1));
    // Only what an id is made of: " 1" and "1e0" are numbers too.
    if (colon < 0 || String(ordinal) !== id.slice(colon + 1)) return -1;
    this.#byAddress ??= this.#addresses();
    for (const at of this.#byAddress.get(id.slice(0, colon)) ?? []) {
      const [first, , from] = this.#stretches[at] ?? [0, 0, 0];
      const end = this.#stretches[at + 1]?.[0] ?? this.length;
      if (ordinal >= from && ordinal - from < end - first) return first + ordinal - from;
    }
    return -1;
  }

  /** Blocks of one provision in a row: `[first, beyond the last, provision]`. */
  *stretches(): Generator<[number, number, number]> {
    for (const [at, [first, provision]] of this.#stretches.entries()) {
      yield [first, this.#stretches[at + 1]?.[0] ?? this.length, provision];
    }
  }

  /** The first index from `index` on whose block isn't of the provisions that `inside` holds. */
  endOf(index: number, inside: (provision: number) => boolean): number {
    let at = this.#indexOfStretch(index);
    while (at < this.#stretches.length && inside(this.#stretches[at]?.[1] ?? -1)) at += 1;
    return Math.max(index, this.#stretches[at]?.[0] ?? this.length);
  }

  has(from: number, to: number): boolean {
    if (this.#whole) return true;
    for (let part = Math.floor(from / PART); part * PART < Math.min(to, this.length); part += 1) {
      if (!this.#parts.has(part)) return false;
    }
    return true;
  }

  /** Resolves when the blocks from one index to before another are here. Rejects with a `CallError`. */
  async load(from: number, to: number): Promise<void> {
    if (this.#whole) return;
    const wanted: Promise<void>[] = [];
    for (let part = Math.floor(from / PART); part * PART < Math.min(to, this.length); part += 1) {
      const known = this.#parts.get(part);
      if (known) this.#keep(part, known);
      else wanted.push(this.#fetch(part));
    }
    await Promise.all(wanted);
  }

  /** All blocks from one index to before another, for work that needs them together. Rejects with a `CallError`. */
  async all(from: number, to: number): Promise<readonly BlockView[]> {
    if (this.#whole) return this.#whole.slice(from, to);
    const found: BlockView[] = [];
    while (from + found.length < to) {
      const more = await this.#ask(this.id, from + found.length, to);
      if (more.length === 0) break;
      for (const block of more) found.push(block);
    }
    return found;
  }

  // A part that isn't all there is asked for again.
  #keepFirst(blocks: readonly BlockView[]): void {
    for (let at = 0; at < blocks.length; at += PART) {
      const own = blocks.slice(at, at + PART);
      if (own.length === PART || at + own.length === this.length) this.#keep(at / PART, own);
    }
  }

  #fetch(part: number): Promise<void> {
    const coming = this.#coming.get(part);
    if (coming) return coming;
    const asked = this.#ask(this.id, part * PART, Math.min(this.length, (part + 1) * PART))
      .then((blocks) => this.#keep(part, blocks))
      .finally(() => this.#coming.delete(part));
    this.#coming.set(part, asked);
    return asked;
  }

  #keep(part: number, blocks: readonly BlockView[]): void {
    this.#parts.delete(part);
    this.#parts.set(part, blocks);
    const oldest = this.#parts.keys().next().value;
    if (this.#parts.size > KEPT && oldest !== undefined) this.#parts.delete(oldest);
  }

  #indexOfStretch(index: number): number {
    return lastAtMost(this.#stretches.length, (at) => this.#stretches[at]?.[0] ?? 0, index);
  }

  #stretchAt(index: number) {
    return this.#stretches[this.#indexOfStretch(index)];
  }

  #addresses(): Map<string, number[]> {
    const found = new Map<string, number[]>();
    this.#stretches.forEach(([, provision], at) => {
      const address = this.provisions[provision]?.address ?? '';
      const known = found.get(address);
      if (known) known.push(at);
      else found.set(address, [at]);
    });
    return found;
  }
}

/** What the core says of a large document, of one that is all here. */
function outlineOf(blocks: readonly BlockView[]): OutlineView {
  const stretches: [number, number, number][] = [];
  const tables: [number, number][] = [];
  const ordinals = new Map<number, number>();
  let table: number | null = null;
  let provision = -1;
  blocks.forEach((block, index) => {
    const ordinal = ordinals.get(block.provision) ?? 0;
    ordinals.set(block.provision, ordinal + 1);
    if (block.provision !== provision) stretches.push([index, block.provision, ordinal]);
    provision = block.provision;
    const last = tables.at(-1);
    if (block.table !== null && block.table === table && last) last[1] += 1;
    else if (block.table !== null) tables.push([index, 1]);
    table = block.table;
  });
  return {
    kinds: blocks.map((block) => LETTERS[block.kind] ?? 'p').join(''),
    lengths: blocks.map((block) => block.text.length),
    stretches,
    tables,
    noted: blocks.flatMap(({ notes }, block) => (notes.length > 0 ? [{ block, notes }] : [])),
  };
}
