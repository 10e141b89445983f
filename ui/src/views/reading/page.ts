import { paintFound, paintNow, type FoundBlock } from '../../reader/found';
import { lineAt, topOfLine } from '../../reader/lines';
import { drawMarks, type Mark } from '../../reader/marks';
import { blockAtLine, scrollToBlock } from '../../reader/scroll';
import { BLOCK, rangeOf } from '../../reader/text-walker';

const LIGHT_FOR = 2400;
const SAID_FOR = 2400;
/** The line this far below the top edge is the one that is read there, in pixels. */
const TOP_LINE = 20;
const SCROLLING_KEYS = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', ' '];

/**
 * The blocks on screen, as elements. What changes often (where the reader is, what is lit or marked) is written
 * straight onto the few elements that it concerns: a document may have thousands.
 */
export class Page {
  #scroller: HTMLElement;
  #elements = new Map<string, HTMLElement>();
  #ordered: HTMLElement[] = [];
  #leaves: HTMLElement[] = [];
  #marked = new Map<string, { text: string; marks: Mark[]; spoken: string[] }>();
  #found: { block: string; text: string; marks: [number, number][] }[] = [];
  #now: { block: string; text: string; marks: [number, number][] } | null = null;
  #stop: HTMLElement | null = null;
  #going = 0;
  #trips = 0;

  #bookmarked: ReadonlySet<string> = new Set();
  #nameSign: (letter: string) => string;

  constructor(scroller: HTMLElement, nameSign: (letter: string) => string) {
    this.#scroller = scroller;
    this.#nameSign = nameSign;
  }

  /** Takes stock of the leaves that have come onto the page since. */
  refresh(): void {
    // From the last one that is known: asking for all of them in every frame would cost more than making them.
    const first = this.#leaves.at(-1)?.nextElementSibling ?? this.#scroller.querySelector('.leaf');
    for (let leaf = first; leaf?.matches('.leaf'); leaf = leaf.nextElementSibling) {
      if (!(leaf instanceof HTMLElement) || leaf === this.#leaves.at(-1)) continue;
      this.#leaves.push(leaf);
      for (const element of leaf.querySelectorAll<HTMLElement>(`[${BLOCK}]`)) {
        this.#ordered.push(element);
        this.#elements.set(element.getAttribute(BLOCK) ?? '', element);
      }
      this.#nameSigns(leaf);
    }
  }

  // The signs of editor's notes come with the text; here they become something to press.
  #nameSigns(leaf: HTMLElement): void {
    for (const sign of leaf.querySelectorAll<HTMLElement>('sup.ref')) {
      sign.tabIndex = 0;
      sign.setAttribute('role', 'button');
      sign.setAttribute('aria-haspopup', 'dialog');
      sign.setAttribute('aria-label', this.#nameSign(sign.textContent));
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

  element(block: string): HTMLElement | undefined {
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
  lineOf(block: string, text: string): number {
    const element = this.#elements.get(block);
    return element ? lineAt(element, text, this.#scroller.getBoundingClientRect().top + TOP_LINE) : 0;
  }

  /** The blocks that are in sight, in order. */
  inSight(): string[] {
    const frame = this.#scroller.getBoundingClientRect();
    const first = this.#idAt(0);
    const from = this.#ordered.findIndex((element) => element.getAttribute(BLOCK) === first);
    const seen: string[] = [];
    for (const element of this.#ordered.slice(Math.max(0, from))) {
      const box = element.getBoundingClientRect();
      if (box.top >= frame.bottom) break;
      // A block counts when its first lines are on screen, or it fills the screen.
      const within = Math.min(box.bottom, frame.bottom) - Math.max(box.top, frame.top);
      if (within >= Math.min(box.height, frame.height) * 0.6) seen.push(element.getAttribute(BLOCK) ?? '');
    }
    return seen;
  }

  /** Goes to a block, or to the line of one of its characters, with so much room above. */
  async goTo(block: string, above: number, line?: { text: string; at: number }): Promise<void> {
    const element = this.#elements.get(block);
    if (!element) return;
    const trip = ++this.#trips;
    this.#going = trip;
    const alive = () => trip === this.#going;
    // A reader who takes hold of the page meanwhile is not pulled back.
    const stop = (event?: Event) => {
      const moves = !(event instanceof KeyboardEvent) || SCROLLING_KEYS.includes(event.key);
      if (alive() && moves) this.#going = 0;
    };
    const holds = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;
    for (const hold of holds) this.#scroller.addEventListener(hold, stop, { passive: true });
    const top = line && line.at > 0 ? () => topOfLine(element, line.text, line.at) : undefined;
    await scrollToBlock(this.#scroller, element, { above, top }, alive);
    for (const hold of holds) this.#scroller.removeEventListener(hold, stop);
    stop();
  }

  /** Lights a block for a moment and moves the focus to it. */
  light(block: string): void {
    const element = this.#elements.get(block);
    if (!element) return;
    element.classList.remove('lit');
    // Reading a size makes the browser notice that the class went, so that the light starts anew.
    void element.offsetWidth;
    element.classList.add('lit');
    setTimeout(() => element.classList.remove('lit'), LIGHT_FOR);
    element.focus({ preventScroll: true });
  }

  /** Shows at a block's address that its citation was copied. */
  say(block: string): void {
    const element = this.#elements.get(block);
    element?.classList.add('said');
    setTimeout(() => element?.classList.remove('said'), SAID_FOR);
  }

  /** Only the current block's address is a tab stop. */
  setStop(block: string | null): void {
    const address = block === null ? null : this.#address(block);
    if (this.#stop && this.#stop !== address) this.#stop.tabIndex = -1;
    if (address) address.tabIndex = 0;
    this.#stop = address;
  }

  /** Moves the focus from one address to the next. */
  stepAddress(from: string, step: 1 | -1): string | null {
    const index = this.#ordered.findIndex((element) => element.getAttribute(BLOCK) === from);
    for (let at = index + step; at >= 0 && at < this.#ordered.length; at += step) {
      const id = this.#ordered[at]?.getAttribute(BLOCK) ?? null;
      const address = id === null ? null : this.#address(id);
      if (!address) continue;
      address.focus();
      return id;
    }
    return null;
  }

  setMarks(marked: Map<string, { text: string; marks: Mark[]; spoken: string[] }>): void {
    const gone = [...this.#marked.keys()].filter((block) => !marked.has(block));
    this.#marked = marked;
    for (const block of gone) this.#layer(block)?.replaceChildren();
    for (const block of marked.keys()) this.draw(block);
  }

  setFound(found: { block: string; text: string; marks: [number, number][] }[]): void {
    const before = this.#found;
    this.#found = found;
    if (before.length === 0 && found.length === 0) return;
    // What can be seen comes first.
    const top = found.length === 0 ? null : this.look().top;
    const from =
      top === null
        ? 0
        : Math.max(
            0,
            this.#ordered.findIndex((one) => one.getAttribute(BLOCK) === top),
          );
    const seen = new Set(this.#ordered.slice(from).map((one) => one.getAttribute(BLOCK)));
    const order = [
      ...found.filter((one) => seen.has(one.block)),
      ...found.filter((one) => !seen.has(one.block)),
    ];
    if (paintFound(order.flatMap((one) => this.#foundBlock(one)))) return;
    for (const one of [...before, ...found]) this.draw(one.block);
  }

  /** The place among those found that the reader stands at. */
  setNow(now: { block: string; text: string; marks: [number, number][] } | null): void {
    const before = this.#now;
    this.#now = now;
    if (paintNow(now ? this.#foundBlock(now)[0] : undefined)) return;
    for (const one of [before, now]) if (one) this.draw(one.block);
  }

  #foundBlock(one: { block: string; text: string; marks: [number, number][] }): FoundBlock[] {
    const element = this.#elements.get(one.block);
    return element ? [{ element, text: one.text, marks: one.marks }] : [];
  }

  /** Whether some characters of a block can be read where the page stands. */
  isInSight(block: string, text: string, start: number, end: number): boolean {
    const element = this.#elements.get(block);
    const box = element && rangeOf(element, start, end, text)?.getBoundingClientRect();
    const frame = this.#scroller.getBoundingClientRect();
    return !!box && box.height > 0 && box.top >= frame.top && box.bottom <= frame.bottom;
  }

  /**
   * Where blocks stand along the whole text, from 0 to 1, by the blocks' ids. A leaf out of sight is asked only for its
   * own place: asking its blocks would have all of it laid out.
   */
  placesAlong(): Map<string, number> {
    const places = new Map<string, number>();
    const height = Math.max(1, this.#scroller.scrollHeight);
    for (const leaf of this.#leaves) {
      const blocks = [...leaf.querySelectorAll(`[${BLOCK}]`)];
      blocks.forEach((block, index) => {
        const inside = (leaf.offsetHeight * index) / Math.max(1, blocks.length);
        places.set(block.getAttribute(BLOCK) ?? '', (leaf.offsetTop + inside) / height);
      });
    }
    return places;
  }

  /** A leaf comes into sight: what lies behind its words may not have been drawn, or for other lines. */
  drawLeaf(leaf: Element): void {
    for (const [block] of this.#marked) {
      const element = this.#elements.get(block);
      if (element && leaf.contains(element)) this.draw(block);
    }
  }

  redraw(): void {
    for (const block of this.#marked.keys()) this.draw(block);
  }

  /** Draws what lies behind one block's words; called again when its lines may have broken otherwise. */
  draw(block: string): void {
    const element = this.#elements.get(block);
    const layer = this.#layer(block);
    if (!element || !layer) return;
    const own = this.#marked.get(block);
    const found = 'highlights' in CSS ? undefined : this.#found.find((one) => one.block === block);
    const now = 'highlights' in CSS || this.#now?.block !== block ? undefined : this.#now;
    const marks: Mark[] = [
      ...(found?.marks.map(([start, end]) => ({ start, end, look: 'found-mark' })) ?? []),
      ...(now?.marks.map(([start, end]) => ({ start, end, look: 'found-mark now' })) ?? []),
      ...(own?.marks ?? []),
    ];
    drawMarks(layer, element, own?.text ?? found?.text ?? '', marks);
    for (const words of own?.spoken ?? []) {
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
    const leaf = this.#leaves[blockAtLine(this.#scroller, this.#leaves, line)];
    const blocks = [...(leaf?.querySelectorAll<HTMLElement>(`[${BLOCK}]`) ?? [])];
    return blocks[blockAtLine(this.#scroller, blocks, line)]?.getAttribute(BLOCK) ?? null;
  }
}
