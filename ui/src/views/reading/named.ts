import { lines } from '../../reader/marks';
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
 * The words on a page that name other passages. They get a dotted line in a layer behind the block, and for the keyboard
 * a stop that lies over them: the text's own nodes stay as they are, and so do copying, marks and search. The line isn't
 * the engine's because WebKitGTK, asked for 2.50, paints none under a highlight.
 */
export class NamedPassages {
  #blocks = new Map<Element, BlockView>();

  /** A block comes onto the page. */
  add(element: Element, block: BlockView): void {
    if (block.references.length === 0) return;
    this.#blocks.set(element, block);
  }

  drop(element: Element): void {
    this.#blocks.delete(element);
  }

  clear(): void {
    this.#blocks.clear();
  }

  /** Draws the lines of blocks that are in sight. All are measured before any is drawn. */
  drawLines(elements: readonly Element[]): void {
    const layers = elements.flatMap((element) => {
      const references = this.#blocks.get(element)?.references;
      const layer = references && layerOf(element);
      return layer ? [{ element, references, layer }] : [];
    });
    const measured = layers.map(({ element, references, layer }) => {
      const origin = layer.getBoundingClientRect();
      // Each by itself: two on one line would be joined to one.
      const boxes = references.flatMap((one) =>
        lines([...(this.#range(element, one)?.getClientRects() ?? [])]).map(
          ({ left, top, right, bottom }) => [
            left - origin.left,
            top - origin.top,
            right - left,
            bottom - top,
          ],
        ),
      );
      return { layer, boxes };
    });
    for (const { layer, boxes } of measured) {
      layer.replaceChildren(
        ...boxes.map(([left = 0, top = 0, width = 0, height = 0]) => {
          const line = document.createElement('div');
          line.className = 'named-line';
          line.style.left = `${left}px`;
          line.style.top = `${top}px`;
          line.style.width = `${width}px`;
          line.style.height = `${height}px`;
          return line;
        }),
      );
    }
  }

  /** Lines break otherwise: those in sight are drawn anew, the others when they come into it. */
  redrawLines(scroller: Element): void {
    const frame = scroller.getBoundingClientRect();
    const near = [...this.#blocks.keys()].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.height > 0 && box.bottom > frame.top - frame.height && box.top < frame.bottom + frame.height;
    });
    this.drawLines(near);
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
      const stop = known ?? putIn(holder, newStop(index, name(range.toString())));
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

/** A layer of a block's own for its lines; a row's lies in the layer of its table, which scrolls with it. */
function layerOf(element: Element): HTMLElement | null {
  const block = element.getAttribute('data-block') ?? '';
  const holder = element.matches('tr')
    ? element.closest('.table-scroll')?.querySelector(':scope > .marks')
    : element;
  const known = [...(holder?.children ?? [])].find(
    (one) => one instanceof HTMLElement && one.dataset['named'] === block,
  );
  if (known instanceof HTMLElement) return known;
  const layer = document.createElement('div');
  layer.className = 'marks';
  layer.dataset['named'] = block;
  if (!holder) return null;
  putIn(holder, layer);
  return layer;
}

// Behind the pens' layer, which is looked for as the first; the editor's notes are looked for as the last.
function putIn<E extends HTMLElement>(holder: Element, element: E): E {
  const marks = holder.querySelector(':scope > .marks');
  if (marks) marks.after(element);
  else holder.append(element);
  return element;
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
