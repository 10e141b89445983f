import { Paint } from '../../reader/found';
import { rangeOf } from '../../reader/text-walker';
import type { BlockView, ReferenceView } from '../../ipc/types/commands';

/** A passage that words on the page name, and where these stand in the window. */
export interface Named {
  doc: string;
  /** The block that it begins with, or else its address. */
  block?: string | undefined;
  address?: string | undefined;
  words: string;
  /** A box a line. */
  boxes: readonly DOMRect[];
  /** What has the focus back when its preview goes. */
  origin: HTMLElement | null;
}

const LOOK = 'ref-stop';

/**
 * The words on a page that name other passages. They get a dotted line that the engine paints, and for the keyboard a
 * stop that lies over them: the text's own nodes stay as they are, and so do copying, marks and search.
 */
export class NamedPassages {
  #paint = new Paint('named', -1);
  #blocks = new Map<Element, BlockView>();

  /** A block comes onto the page. */
  add(element: Element, block: BlockView): void {
    if (block.references.length === 0) return;
    this.#blocks.set(element, block);
    this.#paint.add({
      element,
      text: block.text,
      marks: block.references.map(({ start, end }) => [start, end] as const),
    });
  }

  drop(element: Element): void {
    this.#paint.drop(element);
    this.#blocks.delete(element);
  }

  clear(): void {
    this.#paint.clear();
    this.#blocks.clear();
  }

  /** What the words under a point of the window name. */
  at(x: number, y: number, element: Element): Named | null {
    const block = this.#blocks.get(element);
    for (const reference of block?.references ?? []) {
      const named = this.#named(element, reference, null);
      if (named?.boxes.some((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom))
        return named;
    }
    return null;
  }

  /** What a stop lies over. */
  of(stop: HTMLElement): Named | null {
    const element = stop.closest('[data-block]');
    const reference = element && this.#blocks.get(element)?.references[Number(stop.dataset['reference'])];
    return element && reference ? this.#named(element, reference, stop) : null;
  }

  #named(element: Element, reference: ReferenceView, origin: HTMLElement | null): Named | null {
    const range = this.#range(element, reference);
    if (!range) return null;
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
    return { doc: reference.doc, block: reference.block, words: range.toString(), boxes, origin };
  }

  #range(element: Element, { start, end }: ReferenceView): Range | null {
    return rangeOf(element, start, end, this.#blocks.get(element)?.text);
  }

  /** Lays stops for the keyboard over the words of a block; those that lie there already move to where these are now. */
  layStops(element: Element, name: (words: string) => string): void {
    const references = this.#blocks.get(element)?.references ?? [];
    if (references.length === 0) return;
    // A row can hold nothing but cells: its stops lie in the first.
    const holder = element.querySelector('.row-addr') ?? element;
    references.forEach((reference, index) => {
      const range = this.#range(element, reference);
      const box = range && [...range.getClientRects()].find((one) => one.width > 0);
      const known = holder.querySelector<HTMLElement>(`.${LOOK}[data-reference="${index}"]`);
      if (!range || !box) return known?.remove();
      const stop = known ?? holder.appendChild(newStop(index, name(range.toString())));
      const frame = (stop.offsetParent ?? holder).getBoundingClientRect();
      stop.style.left = `${box.left - frame.left}px`;
      stop.style.top = `${box.top - frame.top}px`;
      stop.style.width = `${box.width}px`;
      stop.style.height = `${box.height}px`;
    });
  }

  liftStops(element: Element): void {
    for (const stop of element.querySelectorAll(`.${LOOK}`)) stop.remove();
  }
}

function newStop(index: number, name: string): HTMLElement {
  const stop = document.createElement('button');
  stop.type = 'button';
  stop.className = LOOK;
  stop.dataset['reference'] = String(index);
  stop.setAttribute('aria-label', name);
  stop.setAttribute('aria-haspopup', 'dialog');
  return stop;
}

export const isStop = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement && target.classList.contains(LOOK);
