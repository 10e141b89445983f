import { Pace } from '../../reader/pace';
import { lastAtMost } from '../../sorted';
import type { Leaves } from './units';

/** So many leaves are bound into a sheaf. */
const SHEAF = 32;
/** A document of at most so many blocks comes onto the page whole, if all its words are here. */
const MOST_WHOLE = 1500;
/** So many blocks of a larger one may stand there; then those farthest from the sight are taken off. */
const KEPT_BLOCKS = 600;
/** How far beyond the edges of the scroller a leaf is near: its height. */
const MARGIN = 1;

/** What stands on leaves, and what is to be done when it comes and goes. */
export interface Contents {
  /** The words of these blocks are here. */
  has(from: number, to: number): boolean;
  /** Resolves when they are. */
  load(from: number, to: number): Promise<void>;
  /** Puts the words onto a leaf. */
  fill(leaf: HTMLElement, index: number): void;
  /** They are about to be taken off. */
  empty(leaf: HTMLElement, index: number): void;
  /** What is in sight has all its words, and didn't before. */
  shown(): void;
  /** A leaf can be measured: what is drawn behind its words belongs there now. */
  draw(index: number): void;
}

/**
 * The leaves of a document on the page. Only those near the sight have words on them; the others are as high as they
 * were when they last had, or as they are thought to be. So that a document of a hundred thousand blocks isn't
 * thousands of elements either, leaves are bound into sheaves, and of a sheaf that is far away nothing is there but its
 * height. A document that isn't large comes onto the page whole, bit by bit, and stays.
 *
 * Leaves that are near carry the class `near` and are laid out and painted whatever the engine thinks of them; only the
 * others are left to `content-visibility: auto` (`style/prose.css`). The engine's own judgement can't be trusted with
 * what is in sight. WebKitGTK 2.50 notes several reasons why an element isn't skipped: on screen, focused, selected. An
 * element that is focused or selected before it was looked at for the first time, with the scroller moved in the same
 * frame, is never noted as on screen: the first look only serves elements that nothing else has kept. When the focus
 * goes on, no reason is left, and the element is blank in plain sight until another comes into view.
 */
export class Sheaves {
  readonly body: HTMLElement;
  #scroller: HTMLElement;
  #leaves: Leaves;
  #contents: Contents;
  #sheaves: HTMLElement[] = [];
  /** The leaves of the sheaves that are open, by their index. */
  #elements = new Map<number, HTMLElement>();
  #filled = new Set<number>();
  #near = new Set<number>();
  /** Heights that leaves had, in pixels; 0 where none is known. */
  #heights: Float32Array;
  /** Leaves that came near and have no words on them yet. */
  #wanted: number[] = [];
  /** All of it comes onto the page and stays. */
  #whole: boolean;
  /** Of such a document, the leaf that comes next. */
  #next = 0;
  #blocks = 0;
  #ended = false;
  #working = false;
  #looking = 0;
  #over = new AbortController();

  constructor(scroller: HTMLElement, leaves: Leaves, contents: Contents) {
    this.#scroller = scroller;
    this.#leaves = leaves;
    this.#contents = contents;
    this.#heights = new Float32Array(leaves.count);
    const all = leaves.count === 0 ? 0 : leaves.blocks(leaves.count - 1)[1];
    this.#whole = all <= MOST_WHOLE && contents.has(0, all);
    this.body = document.createElement('div');
    this.body.className = 'doc-body';
    for (let first = 0; first < leaves.count; first += SHEAF) {
      const sheaf = document.createElement('div');
      sheaf.className = 'sheaf';
      this.#sheaves.push(sheaf);
      this.#close(this.#sheaves.length - 1);
    }
    this.body.append(...this.#sheaves);
    const soon = () => this.#soon();
    scroller.addEventListener('scroll', soon, { passive: true, signal: this.#over.signal });
    const size = new ResizeObserver(soon);
    size.observe(scroller);
    size.observe(this.body);
    this.#over.signal.addEventListener('abort', () => size.disconnect());
  }

  #soon(): void {
    this.#looking ||= requestAnimationFrame(() => {
      this.#looking = 0;
      this.look();
    });
  }

  /** The leaf that stands at so many pixels below the top of the scroller, or the last one above. */
  leafAt(line: number): number {
    const y = this.#scroller.getBoundingClientRect().top + line;
    const sheaf = this.#lastAbove(this.#sheaves.length, (index) => this.#sheaves[index], y);
    const first = sheaf * SHEAF;
    if (!this.#elements.has(first)) return first + this.#guess(sheaf, y);
    const count = Math.min(SHEAF, this.#leaves.count - first);
    return first + this.#lastAbove(count, (index) => this.#elements.get(first + index), y);
  }

  /** A leaf that has words on it. */
  element(leaf: number): HTMLElement | undefined {
    return this.#filled.has(leaf) ? this.#elements.get(leaf) : undefined;
  }

  /** The leaves that have words on them, in no order. */
  get filled(): ReadonlySet<number> {
    return this.#filled;
  }

  /** Puts the words onto a leaf now; false if they aren't here yet. */
  fill(leaf: number): boolean {
    if (this.#ended || leaf < 0 || leaf >= this.#leaves.count) return false;
    if (this.#filled.has(leaf)) return true;
    if (!this.#contents.has(...this.#leaves.blocks(leaf))) return false;
    this.#steadily(() => this.#fill(leaf));
    return true;
  }

  /**
   * Looks which leaves are near. Those in sight get their words now, the others that are near a little later, one at a
   * time; then what is far away is taken off if there is too much.
   */
  look(): void {
    if (this.#ended || this.#leaves.count === 0 || this.body.hidden) return;
    const height = this.#scroller.clientHeight;
    if (height === 0) return;
    const missing: number[] = [];
    let came = false;
    const [first, last] = [this.leafAt(-height * MARGIN), this.leafAt(height * (1 + MARGIN))];
    const [top, foot] = [this.leafAt(0), this.leafAt(height)];
    this.#steadily(() => {
      for (const leaf of this.#near) if (leaf < first || leaf > last) this.#leave(leaf);
      this.#wanted = [];
      // Downwards first: that is where most go.
      for (const leaf of [...between(top, last), ...between(first, top - 1)]) {
        if (!this.#contents.has(...this.#leaves.blocks(leaf))) missing.push(leaf);
        else if (this.#filled.has(leaf)) this.#come(leaf);
        else if (leaf >= top && leaf <= foot) {
          came = true;
          this.#fill(leaf);
          this.#come(leaf);
        } else this.#wanted.push(leaf);
      }
    });
    if (missing.length > 0) void this.#fetch(Math.min(...missing), Math.max(...missing));
    if (came && between(top, foot).every((leaf) => this.#filled.has(leaf))) this.#contents.shown();
    void this.#work();
  }

  /** The first and the last leaf that a range reaches over; none where it doesn't touch the document. */
  spanOf(range: Range): [number, number] | [] {
    const touched = (elements: (HTMLElement | undefined)[]) => {
      const touches = (one: HTMLElement | undefined) => one !== undefined && range.intersectsNode(one);
      return [elements.findIndex(touches), elements.findLastIndex(touches)] as const;
    };
    const [first, last] = touched(this.#sheaves);
    if (first < 0) return [];
    const leafOf = (sheaf: number, end: 0 | 1) => {
      const count = Math.min(SHEAF, this.#leaves.count - sheaf * SHEAF);
      const own = between(sheaf * SHEAF, sheaf * SHEAF + count - 1);
      const at = touched(own.map((leaf) => this.#elements.get(leaf)))[end];
      return sheaf * SHEAF + (at >= 0 ? at : end === 0 ? 0 : count - 1);
    };
    return [leafOf(first, 0), leafOf(last, 1)];
  }

  /** Everything stands elsewhere: what was measured is forgotten. */
  forget(): void {
    this.#heights.fill(0);
    for (const [leaf, element] of this.#elements) this.#size(element, leaf, leaf + 1);
    this.#sheaves.forEach((sheaf, index) => {
      const first = index * SHEAF;
      const beyond = Math.min(first + SHEAF, this.#leaves.count);
      if (!this.#elements.has(first)) this.#size(sheaf, first, beyond);
    });
  }

  /** About where blocks stand along the whole text, from 0 to 1. No block is asked: that would have it laid out. */
  placesOf(blocks: Iterable<number>): number[] {
    const whole = Math.max(1, this.#scroller.scrollHeight);
    const places: number[] = [];
    const { starts } = this.#leaves;
    let sheaf = 0;
    let [asked, top, height] = [-1, 0, 0];
    for (const block of blocks) {
      const next = () => starts[Math.min((sheaf + 1) * SHEAF, this.#leaves.count)] ?? 0;
      while (sheaf + 1 < this.#sheaves.length && next() <= block) sheaf += 1;
      while (sheaf > 0 && (starts[sheaf * SHEAF] ?? 0) > block) sheaf -= 1;
      const first = starts[sheaf * SHEAF] ?? 0;
      if (asked !== sheaf) {
        const element = this.#sheaves[sheaf] ?? this.body;
        [asked, top, height] = [sheaf, element.offsetTop, element.offsetHeight];
      }
      places.push((top + (height * (block - first)) / Math.max(1, next() - first)) / whole);
    }
    return places;
  }

  /** Takes the document off the page: at once out of sight, and then bit by bit. */
  async end(): Promise<void> {
    this.#ended = true;
    this.#over.abort();
    cancelAnimationFrame(this.#looking);
    this.body.hidden = true;
    const pace = new Pace();
    for (const leaf of this.#filled) {
      await pace.next();
      this.#elements.get(leaf)?.replaceChildren();
    }
    this.body.remove();
  }

  // What is near, then the rest of a document that isn't large, then what has become too much. One leaf at a time.
  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    const pace = new Pace();
    await pace.shown();
    for (; !this.#ended; await pace.next()) {
      const near = this.#wanted.shift();
      if (near !== undefined) {
        if (this.fill(near)) this.#steadily(() => this.#come(near));
      } else if (this.#whole && this.#next < this.#leaves.count) {
        // Left out of the layout until it comes near: nothing moves.
        if (!this.#filled.has(this.#next)) this.#fill(this.#next);
        this.#next += 1;
      } else if (!this.#whole && this.#blocks > KEPT_BLOCKS) {
        const leaf = this.#farthest();
        if (leaf === undefined) break;
        this.#steadily(() => this.#empty(leaf));
      } else break;
    }
    this.#working = false;
  }

  // Asked for while one scrolls on, parts that were passed aren't waited for.
  async #fetch(first: number, last: number): Promise<void> {
    const from = this.#leaves.blocks(first)[0];
    const to = this.#leaves.blocks(last)[1];
    try {
      await this.#contents.load(from, to);
    } catch {
      // The document is gone, or the core is: the sheet stays as it is, and the next look asks again.
      return;
    }
    // Many looks may have asked for the same part.
    if (!this.#ended) this.#soon();
  }

  /** The leaf farthest from the sight that neither the selection nor the focus needs. */
  #farthest(): number | undefined {
    const here = this.leafAt(0);
    const selection = document.getSelection();
    const holds = [selection?.anchorNode, selection?.focusNode, document.activeElement];
    let found: number | undefined;
    for (const leaf of this.#filled) {
      if (this.#near.has(leaf)) continue;
      if (found !== undefined && Math.abs(leaf - here) <= Math.abs(found - here)) continue;
      const element = this.#elements.get(leaf);
      if (!holds.some((node) => node && element?.contains(node))) found = leaf;
    }
    return found;
  }

  #fill(leaf: number): void {
    this.#open(Math.floor(leaf / SHEAF));
    const element = this.#elements.get(leaf);
    if (!element) return;
    this.#filled.add(leaf);
    this.#blocks += this.#count(leaf);
    element.classList.remove('empty');
    this.#contents.fill(element, leaf);
  }

  #empty(leaf: number): void {
    const element = this.#elements.get(leaf);
    if (!element) return;
    this.#heights[leaf] = element.getBoundingClientRect().height;
    this.#contents.empty(element, leaf);
    this.#filled.delete(leaf);
    this.#blocks -= this.#count(leaf);
    element.classList.add('empty');
    this.#size(element, leaf, leaf + 1);
    element.replaceChildren();
    const sheaf = Math.floor(leaf / SHEAF);
    const own = between(sheaf * SHEAF, Math.min((sheaf + 1) * SHEAF, this.#leaves.count) - 1);
    if (own.every((one) => !this.#filled.has(one))) this.#close(sheaf);
  }

  #come(leaf: number): void {
    const element = this.#elements.get(leaf);
    if (!element || this.#near.has(leaf)) return;
    this.#near.add(leaf);
    element.classList.add('near');
    this.#contents.draw(leaf);
  }

  #leave(leaf: number): void {
    this.#near.delete(leaf);
    this.#elements.get(leaf)?.classList.remove('near');
  }

  #open(sheaf: number): void {
    const element = this.#sheaves[sheaf];
    if (!element || this.#elements.has(sheaf * SHEAF)) return;
    const own = between(sheaf * SHEAF, Math.min((sheaf + 1) * SHEAF, this.#leaves.count) - 1);
    const leaves = own.map((leaf) => {
      const made = document.createElement('div');
      made.className = 'leaf empty';
      this.#size(made, leaf, leaf + 1);
      this.#elements.set(leaf, made);
      return made;
    });
    element.classList.remove('empty');
    element.replaceChildren(...leaves);
  }

  #close(sheaf: number): void {
    const element = this.#sheaves[sheaf];
    if (!element) return;
    const beyond = Math.min((sheaf + 1) * SHEAF, this.#leaves.count);
    for (let leaf = sheaf * SHEAF; leaf < beyond; leaf += 1) this.#elements.delete(leaf);
    element.classList.add('empty');
    this.#size(element, sheaf * SHEAF, beyond);
    element.replaceChildren();
  }

  /** Gives an element the height of these leaves: in pixels what was measured, in lines what is only thought. */
  #size(element: HTMLElement, first: number, beyond: number): void {
    let lines = 0;
    let pixels = 0;
    for (let leaf = first; leaf < beyond; leaf += 1) {
      const height = this.#heights[leaf] ?? 0;
      if (height > 0) pixels += height;
      else lines += this.#leaves.lines[leaf] ?? 0;
    }
    element.style.setProperty('--lines', String(Math.round(lines * 10) / 10));
    element.style.setProperty('--pixels', `${Math.round(pixels * 10) / 10}px`);
  }

  #count(leaf: number): number {
    const [from, to] = this.#leaves.blocks(leaf);
    return to - from;
  }

  /**
   * Does something that may change heights above the sight, and holds what is in sight where it is. WebKitGTK doesn't do
   * that by itself; where an engine does, it is told not to (`overflow-anchor`), or the two would do it twice.
   */
  #steadily(change: () => void): void {
    const at = this.#scroller.scrollTop > 0 ? this.#anchor() : undefined;
    const before = at?.getBoundingClientRect().top ?? 0;
    change();
    if (!at?.isConnected) return;
    const moved = at.getBoundingClientRect().top - before;
    if (Math.abs(moved) >= 1) this.#scroller.scrollTop += moved;
  }

  /** What the reader has before their eyes: the block at the top of the sight, else the leaf or the sheaf. */
  #anchor(): HTMLElement | undefined {
    const leaf = this.leafAt(0);
    const element = this.#elements.get(leaf);
    if (!element) return this.#sheaves[Math.floor(leaf / SHEAF)];
    const top = this.#scroller.getBoundingClientRect().top;
    for (const block of element.children) {
      if (block instanceof HTMLElement && block.getBoundingClientRect().bottom > top) return block;
    }
    return element;
  }

  #lastAbove(count: number, element: (index: number) => HTMLElement | undefined, y: number): number {
    return lastAtMost(count, (index) => element(index)?.getBoundingClientRect().top ?? 0, y);
  }

  /** Which leaf of a sheaf that is closed stands there. */
  #guess(sheaf: number, y: number): number {
    const box = this.#sheaves[sheaf]?.getBoundingClientRect();
    const count = Math.min(SHEAF, this.#leaves.count - sheaf * SHEAF);
    if (!box || box.height === 0) return 0;
    return Math.max(0, Math.min(count - 1, Math.floor(((y - box.top) / box.height) * count)));
  }
}

function between(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
