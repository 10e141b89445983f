import { canPaint, Paint, type FoundBlock } from '../../reader/found';
import { lineAt, topOfLine } from '../../reader/lines';
import { drawMarks, type Mark } from '../../reader/marks';
import { blockAtLine, SCROLLING_KEYS, scrollToBlock } from '../../reader/scroll';
import { BLOCK, rangeOf } from '../../reader/text-walker';
import type { DocumentText } from '../../state/document-text';
import { Matches } from '../../state/matches';
import { leafElements, putEditorNotes } from './block-elements';
import type { Under } from './editor-notes';
import { NamedPassages } from './named';
import type { Marked } from './note-marks';
import { Sheaves, type Contents } from './sheaves';
import { Leaves, unitsOf, type Unit } from './units';

const LIGHT_FOR = 2400;
const SAID_FOR = 2400;
/** The line this far below the top edge is the one that is read there, in pixels. */
const TOP_LINE = 20;
/** Keys of a reader who is at work in the text: to scroll it, to go through it, to open something in it. */
const KEYS_IN_TEXT = [...SCROLLING_KEYS, 'Enter', 'Tab'];

/** Words that stand on the page beside the document's. */
export interface PageWords {
  noteSign: (letter: string) => string;
  source: (source: string) => string;
  reference: (words: string) => string;
}

/** What stands in sight came onto the page only after the reader was there. */
type Shown = () => void;

/** A place among those found. */
interface Place {
  index: number;
  start: number;
  end: number;
}

/**
 * A document on the screen: the blocks that are there, as elements, and what is written onto them (where the reader is,
 * what is lit or marked). That is known for all blocks and written onto each when its leaf comes.
 */
export class Page implements Contents {
  readonly text: DocumentText;
  readonly sheaves: Sheaves;
  readonly named = new NamedPassages();
  #scroller: HTMLElement;
  #leaves: Leaves;
  #elements = new Map<string, HTMLElement>();
  /** The words of the blocks that are there: `text` may have let go of them since. */
  #texts = new Map<string, string>();
  #units = new Map<number, readonly Unit[]>();
  #under: Under;
  #words: PageWords;
  #shown: Shown;
  #marked: ReadonlyMap<string, Marked> = new Map();
  #found = Matches.none;
  #now: Place | null = null;
  #paintFound = new Paint('found');
  #paintNow = new Paint('found-now', 1);
  #paintChosen = new Paint('chosen');
  #said: Place | null = null;
  #paintSaid = new Paint('said', 2);
  #bookmarked: ReadonlySet<string> = new Set();
  #stop: string | null = null;
  #going = 0;
  #trips = 0;

  constructor(scroller: HTMLElement, text: DocumentText, under: Under, words: PageWords, shown: Shown) {
    this.#scroller = scroller;
    this.text = text;
    this.#under = under;
    this.#words = words;
    this.#shown = shown;
    this.#leaves = new Leaves(text);
    this.sheaves = new Sheaves(scroller, this.#leaves, this);
    if (text.source === null) return;
    const source = document.createElement('p');
    source.className = 'source';
    source.textContent = words.source(text.source);
    const holder = document.createElement('div');
    holder.className = 'blk';
    holder.append(source);
    this.sheaves.body.append(holder);
  }

  /** Takes the document off the page. */
  end(): void {
    this.#going = 0;
    this.#paintFound.clear();
    this.#paintNow.clear();
    this.#paintChosen.clear();
    this.named.clear();
    this.#paintSaid.clear();
    void this.sheaves.end();
  }

  has(from: number, to: number): boolean {
    return this.text.has(from, to) && this.text.has(...this.#headOf(from));
  }

  async load(from: number, to: number): Promise<void> {
    await this.text.load(from, to);
    await this.text.load(...this.#headOf(from));
  }

  // A piece of a long table can't do without the head of all of it.
  #headOf(block: number): [number, number] {
    const top = this.text.tableOf(block)?.[0] ?? block;
    return [top, top + 1];
  }

  shown(): void {
    this.#shown();
  }

  fill(leaf: HTMLElement, index: number): void {
    const [from, to] = this.#leaves.blocks(index);
    const blocks = Array.from({ length: to - from }, (_, at) => this.text.block(from + at) ?? []).flat();
    for (const block of blocks) this.#texts.set(block.id, block.text);
    const units = unitsOf(blocks);
    leaf.append(...leafElements(units, this.text));
    putEditorNotes(leaf, units, this.text, this.#under);
    this.#units.set(index, units);
    this.#nameSigns(leaf);
    const views = new Map(blocks.map((block) => [block.id, block]));
    for (const element of leaf.querySelectorAll<HTMLElement>(`[${BLOCK}]`)) {
      const block = element.getAttribute(BLOCK) ?? '';
      const own = views.get(block);
      if (own) this.named.add(element, own);
      this.#elements.set(block, element);
      if (this.#bookmarked.has(block)) element.classList.add('bookmarked');
      // Its leaf has to stand on the page before anything can lie over its words.
      if (this.#stop === block)
        requestAnimationFrame(() => this.#stop === block && this.#setTabStop(block, 0));
      this.#speak(block);
    }
    for (let block = from; block < to; block += 1) {
      for (const one of this.#foundIn(block)) this.#paintFound.add(one);
      if (this.#now?.index === block) this.setNow(this.#now);
      if (this.#said?.index === block) this.setSaid(this.#said);
    }
  }

  empty(leaf: HTMLElement, index: number): void {
    this.#units.delete(index);
    for (const element of leaf.querySelectorAll(`[${BLOCK}]`)) {
      this.#paintFound.drop(element);
      this.#paintNow.drop(element);
      this.#paintChosen.drop(element);
      this.named.drop(element);
      this.#paintSaid.drop(element);
      const block = element.getAttribute(BLOCK) ?? '';
      this.#elements.delete(block);
      this.#texts.delete(block);
    }
  }

  /** A leaf comes into sight: what lies behind its words may not have been drawn, or for other lines. */
  draw(index: number): void {
    const [from, to] = this.#leaves.blocks(index);
    for (let block = from; block < to; block += 1) {
      const id = this.text.idOf(block);
      if (id !== undefined && (this.#marked.has(id) || this.#said?.index === block || !canPaint()))
        this.#draw(id);
    }
    const ids = Array.from({ length: to - from }, (_, at) => this.text.idOf(from + at) ?? '');
    this.named.drawLines(ids.flatMap((id) => this.#elements.get(id) ?? []));
  }

  // The signs of editor's notes come with the text; here they become something to press.
  #nameSigns(leaf: HTMLElement): void {
    for (const sign of leaf.querySelectorAll<HTMLElement>('sup.ref')) {
      sign.tabIndex = 0;
      sign.setAttribute('role', 'button');
      sign.setAttribute('aria-haspopup', 'dialog');
      sign.setAttribute('aria-label', this.#words.noteSign(sign.textContent));
    }
  }

  /** The blocks that a range reaches over: all of those of a leaf that has no words on it now. */
  spanOf(range: Range): { from: number; to: number; missing: boolean } | null {
    const [first, last] = this.sheaves.spanOf(range);
    if (first === undefined || last === undefined) return null;
    let missing = false;
    for (let leaf = first; leaf <= last && !missing; leaf += 1) missing = !this.sheaves.element(leaf);
    const touched = (leaf: number) =>
      [...(this.sheaves.element(leaf)?.querySelectorAll(`[${BLOCK}]`) ?? [])].filter((one) =>
        range.intersectsNode(one),
      );
    const index = (element: Element | undefined) => this.text.indexOf(element?.getAttribute(BLOCK) ?? '');
    const [from, to] = [index(touched(first)[0]), index(touched(last).at(-1))];
    return {
      from: from < 0 ? this.#leaves.blocks(first)[0] : from,
      to: to < 0 ? this.#leaves.blocks(last)[1] - 1 : to,
      missing,
    };
  }

  /** Where editor's notes stand is the reader's choice. */
  setUnder(under: Under): void {
    if (under === this.#under) return;
    this.#under = under;
    for (const [index, units] of this.#units) {
      const leaf = this.sheaves.element(index);
      if (leaf) putEditorNotes(leaf, units, this.text, under);
    }
  }

  /** Shows bookmarks in the margin. */
  setBookmarks(blocks: readonly string[]): void {
    const wanted = new Set(blocks);
    for (const block of this.#bookmarked) {
      if (!wanted.has(block)) this.#elements.get(block)?.classList.remove('bookmarked');
    }
    for (const block of wanted) this.#elements.get(block)?.classList.add('bookmarked');
    this.#bookmarked = wanted;
  }

  /** The words of a block whose leaf is on the page; nothing for others. */
  textOf(block: string): string {
    return this.#texts.get(block) ?? '';
  }

  /** A block's element, if its leaf is on the page. */
  element(block: string): HTMLElement | undefined {
    return this.#elements.get(block);
  }

  /** The block's element, once it is on the page: before anything is painted if its words are here. */
  async bring(block: string): Promise<HTMLElement | undefined> {
    const leaf = this.#leaves.leafOf(this.text.indexOf(block));
    if (!this.sheaves.fill(leaf)) {
      await this.load(...this.#leaves.blocks(leaf)).catch(() => undefined);
      this.sheaves.fill(leaf);
    }
    return this.#elements.get(block);
  }

  get going(): boolean {
    return this.#going > 0;
  }

  /** The block at the reading line and the one at the very top. */
  look(): { reading: string | null; top: string | null } {
    const line = Math.min(140, this.#scroller.clientHeight * 0.25);
    return { reading: this.#idAt(line), top: this.#idAt(TOP_LINE) };
  }

  /** The character that begins the line at the top of the sheet, in this block. */
  lineOf(block: string): number {
    const element = this.#elements.get(block);
    const top = this.#scroller.getBoundingClientRect().top + TOP_LINE;
    return element ? lineAt(element, this.textOf(block), top) : 0;
  }

  /** The blocks that are in sight, in order. */
  inSight(): string[] {
    const frame = this.#scroller.getBoundingClientRect();
    const seen: string[] = [];
    for (let leaf = this.sheaves.leafAt(0); ; leaf += 1) {
      const own = this.sheaves.element(leaf);
      if (!own) return seen;
      for (const element of own.querySelectorAll(`[${BLOCK}]`)) {
        const box = element.getBoundingClientRect();
        if (box.top >= frame.bottom) return seen;
        // A block counts when its first lines are on screen, or it fills the screen.
        const within = Math.min(box.bottom, frame.bottom) - Math.max(box.top, frame.top);
        if (within >= Math.min(box.height, frame.height) * 0.6) seen.push(element.getAttribute(BLOCK) ?? '');
      }
    }
  }

  /** Goes to a block, or to the line of one of its characters, with so much room above. */
  async goTo(block: string, above: number, at = 0): Promise<void> {
    const trip = ++this.#trips;
    this.#going = trip;
    const alive = () => trip === this.#going;
    // A reader who takes hold of the page meanwhile is not pulled back.
    const stop = (event?: Event) => {
      const moves = !(event instanceof KeyboardEvent) || KEYS_IN_TEXT.includes(event.key);
      if (alive() && moves) this.#going = 0;
    };
    const holds = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;
    for (const hold of holds) this.#scroller.addEventListener(hold, stop, { passive: true });
    const element = await this.bring(block);
    if (element && alive()) {
      const top = at > 0 ? () => topOfLine(element, this.textOf(block), at) : undefined;
      await scrollToBlock(this.#scroller, element, { above, top }, alive);
    }
    for (const hold of holds) this.#scroller.removeEventListener(hold, stop);
    stop();
  }

  /** Lights a block for a moment, with those beside it that are on the page, and moves the focus to it. */
  light(block: string, beside: readonly string[] = []): void {
    const all = new Set([block, ...beside]);
    const elements = [...all].flatMap((one) => this.#elements.get(one) ?? []);
    for (const element of elements) element.classList.remove('lit');
    // Reading a size makes the browser notice that the class went, so that the light starts anew.
    void elements[0]?.offsetWidth;
    for (const element of elements) element.classList.add('lit');
    setTimeout(() => elements.forEach((element) => element.classList.remove('lit')), LIGHT_FOR);
    this.#elements.get(block)?.focus({ preventScroll: true });
  }

  /** Shows at a block's address that its citation was copied. */
  say(block: string): void {
    const element = this.#elements.get(block);
    element?.classList.add('said');
    setTimeout(() => element?.classList.remove('said'), SAID_FOR);
  }

  /** Only the current block's address is a tab stop. */
  setStop(block: string | null): void {
    if (block === this.#stop) return;
    if (this.#stop !== null && this.#stop !== block) this.#setTabStop(this.#stop, -1);
    if (block !== null) this.#setTabStop(block, 0);
    this.#stop = block;
  }

  #setTabStop(block: string, tabIndex: 0 | -1): void {
    const address = this.#address(block);
    if (address) address.tabIndex = tabIndex;
    const element = this.#elements.get(block);
    if (!element) return;
    if (tabIndex === 0) this.named.layStops(element, this.#words.reference);
    else this.named.liftStops(element);
  }

  /** Moves the focus from one address to the next, which may have to come onto the page first. */
  async stepAddress(from: string, step: 1 | -1): Promise<string | null> {
    for (let at = this.text.indexOf(from) + step; at >= 0 && at < this.text.length; at += step) {
      const id = this.text.idOf(at);
      if (id === undefined || this.text.kind(at) === 'rule') continue;
      await this.bring(id);
      const address = this.#address(id);
      if (!address) return null;
      address.focus();
      return id;
    }
    return null;
  }

  setMarks(marked: ReadonlyMap<string, Marked>): void {
    const gone = [...this.#marked.keys()].filter((block) => !marked.has(block));
    this.#marked = marked;
    for (const block of gone) this.#layer(block)?.replaceChildren();
    this.redraw();
  }

  setFound(found: Matches): void {
    if (this.#found.count === 0 && found.count === 0) return;
    this.#found = found;
    // What can be seen comes first.
    const here = this.sheaves.leafAt(0);
    const leaves = [...this.sheaves.filled].sort((a, b) => Math.abs(a - here) - Math.abs(b - here));
    const blocks = leaves.flatMap((leaf) => {
      const [from, to] = this.#leaves.blocks(leaf);
      return Array.from({ length: to - from }, (_, index) => from + index);
    });
    this.#paintFound.set(blocks.flatMap((block) => this.#foundIn(block)));
    if (!canPaint()) for (const block of blocks) this.#draw(this.text.idOf(block) ?? '');
  }

  /** The place among those found that the reader stands at. */
  setNow(now: Place | null): void {
    const before = this.#now;
    this.#now = now;
    this.#paintPlace(this.#paintNow, before, now);
  }

  /** The words that are being read aloud. */
  setSaid(said: Place | null): void {
    const before = this.#said;
    this.#said = said;
    this.#paintPlace(this.#paintSaid, before, said);
    // The line under them is drawn by us: engines paint a tint, and WebKitGTK no more.
    for (const one of [before, said]) if (one && canPaint()) this.#draw(this.text.idOf(one.index) ?? '');
  }

  #paintPlace(paint: Paint, before: Place | null, now: Place | null): void {
    const id = now && this.text.idOf(now.index);
    const element = typeof id === 'string' ? this.#elements.get(id) : undefined;
    if (now && element && typeof id === 'string') {
      paint.set([{ element, text: this.textOf(id), marks: [[now.start, now.end]] }]);
    } else paint.clear();
    if (canPaint()) return;
    for (const one of [before, now]) if (one) this.#draw(this.text.idOf(one.index) ?? '');
  }

  /** Shows what will be taken of what is selected, where that is more: its syllables to their ends. */
  setChosen(parts: readonly { block: string; start: number; end: number }[]): void {
    // In between it is all selected; only the ends can be more.
    const ends = parts.length > 2 ? [parts[0], parts.at(-1)] : parts;
    this.#paintChosen.set(
      ends.flatMap((part) => {
        const element = part && this.#elements.get(part.block);
        return element
          ? [{ element, text: this.textOf(part.block), marks: [[part.start, part.end] as const] }]
          : [];
      }),
    );
  }

  #foundIn(block: number): FoundBlock[] {
    const marks = this.#found.of(block);
    const id = marks.length === 0 ? undefined : this.text.idOf(block);
    const element = id === undefined ? undefined : this.#elements.get(id);
    return element && id !== undefined ? [{ element, text: this.textOf(id), marks }] : [];
  }

  /** Whether some characters of a block can be read where the page stands. */
  isInSight({ index, start, end }: Place): boolean {
    const id = this.text.idOf(index) ?? '';
    const element = this.#elements.get(id);
    const box = element && rangeOf(element, start, end, this.textOf(id))?.getBoundingClientRect();
    const frame = this.#scroller.getBoundingClientRect();
    return !!box && box.height > 0 && box.top >= frame.top && box.bottom <= frame.bottom;
  }

  redraw(): void {
    for (const block of this.#marked.keys()) this.#draw(block);
    this.named.redrawLines(this.#scroller);
    if (this.#stop !== null) this.#setTabStop(this.#stop, 0);
    const said = this.#said && this.text.idOf(this.#said.index);
    if (typeof said === 'string' && !this.#marked.has(said)) this.#draw(said);
  }

  /** Draws what lies behind one block's words; called again when its lines may have broken otherwise. */
  #draw(block: string): void {
    const element = this.#elements.get(block);
    const layer = this.#layer(block);
    if (!element || !layer) return;
    const at = this.text.indexOf(block);
    const index = canPaint() ? -1 : at;
    const now = this.#now?.index === index ? this.#now : undefined;
    const said = this.#said?.index === at ? this.#said : undefined;
    const marks: Mark[] = [
      ...this.#found.of(index).map(([start, end]) => ({ start, end, look: 'found-mark' })),
      ...(now ? [{ start: now.start, end: now.end, look: 'found-mark now' }] : []),
      ...(this.#marked.get(block)?.marks ?? []),
      // Last, so that the pens' edges stay where they are.
      ...(said ? [{ start: said.start, end: said.end, look: 'said-mark' }] : []),
    ];
    drawMarks(layer, element, this.textOf(block), marks);
    this.#speak(block);
  }

  // What the marks of a block say stands behind them.
  #speak(block: string): void {
    const own = this.#marked.get(block);
    const layer = own && this.#layer(block);
    if (!own || !layer) return;
    for (const words of own.spoken(this.textOf(block))) {
      const said = document.createElement('span');
      said.className = 'vh';
      said.textContent = words;
      layer.append(said);
    }
  }

  // A table has one layer that scrolls with it; each row draws into a part of its own.
  #layer(block: string): HTMLElement | null {
    const element = this.#elements.get(block);
    const own = element?.querySelector<HTMLElement>(':scope > .marks');
    if (own) return own;
    const shared = element?.closest('.table-scroll')?.querySelector<HTMLElement>(':scope > .marks');
    if (!shared) return null;
    const known = [...shared.children].find(
      (part) => part instanceof HTMLElement && part.dataset['row'] === block,
    );
    if (known instanceof HTMLElement) return known;
    const part = document.createElement('div');
    part.className = 'marks';
    part.dataset['row'] = block;
    shared.append(part);
    return part;
  }

  #address(block: string): HTMLElement | null {
    return this.#elements.get(block)?.querySelector<HTMLElement>('.addr') ?? null;
  }

  // The leaf first, then the block on it: asking a block of a leaf out of sight would have all of that leaf laid out.
  #idAt(line: number): string | null {
    const leaf = this.sheaves.element(this.sheaves.leafAt(line));
    const blocks = [...(leaf?.querySelectorAll<HTMLElement>(`[${BLOCK}]`) ?? [])];
    return blocks[blockAtLine(this.#scroller, blocks, line)]?.getAttribute(BLOCK) ?? null;
  }
}
