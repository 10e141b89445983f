/**
 * Marks behind the words. They are drawn as boxes in a layer of the block, so the text's own nodes are never touched:
 * selections, offsets and what a screen reader speaks stay as they are.
 */
import { rangeOf } from './text-walker';

interface Stretch {
  start: number;
  end: number;
}

export interface Mark extends Stretch {
  /** The class that gives the box its tint. */
  look: string;
  /** The class of the pen whose edge stands at the foot of the words; found words have a tint alone. */
  edge?: string;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The longest piece of an edge where several take turns, in pixels. */
const PIECE = 20;

/** Draws the marks of one block anew. `layer` lies in `block` and is its offset parent's child. */
export function drawMarks(
  layer: HTMLElement,
  block: HTMLElement,
  text: string,
  marks: readonly Mark[],
): void {
  layer.replaceChildren();
  if (marks.length === 0) return;
  const origin = layer.getBoundingClientRect();
  const boxesOf = ({ start, end }: Stretch) => {
    const range = rangeOf(block, start, end, text);
    return range ? lines([...range.getClientRects()]) : [];
  };
  const draw = (look: string, { left, right, top, bottom }: Box): HTMLElement => {
    const drawn = document.createElement('div');
    drawn.className = look;
    drawn.style.left = `${left - origin.left}px`;
    drawn.style.top = `${top - origin.top}px`;
    drawn.style.width = `${right - left}px`;
    drawn.style.height = `${bottom - top}px`;
    layer.append(drawn);
    return drawn;
  };
  // The tint that shows is that of the innermost.
  for (const mark of [...marks].sort(innermost).reverse()) {
    for (const box of boxesOf(mark)) draw(`mk ${mark.look}`, box);
  }
  const edged = marks.filter((mark) => mark.edge !== undefined);
  const shared = segmentsOf(edged);
  for (const segment of shared) {
    const pens = [...new Set(segment.marks.map((mark) => mark.edge ?? ''))];
    for (const box of boxesOf(segment)) {
      const foot = { ...box, top: box.bottom };
      const piece = Math.min(PIECE, (box.right - box.left) / pens.length);
      pens.forEach((pen, turn) => {
        const drawn = draw(`mk-edge ${pen}`, foot);
        if (pens.length === 1) return;
        drawn.classList.add('in-turn');
        drawn.style.setProperty('--piece', `${piece}px`);
        drawn.style.setProperty('--turn', String(turn));
        drawn.style.setProperty('--turns', String(pens.length));
      });
    }
  }
  // Where each begins, among others: two of one pen look like one.
  const among = new Set(shared.flatMap(({ marks }) => (marks.length > 1 ? marks : [])));
  for (const mark of among) {
    const first = boxesOf({ start: mark.start, end: mark.start + 1 })[0];
    if (first) draw(`mk-begin ${mark.edge ?? ''}`, { ...first, right: first.left });
  }
}

/** The innermost first: of the marks over a place the shortest, and of two as long the one that begins later. */
export function innermost(a: Stretch, b: Stretch): number {
  return a.end - a.start - (b.end - b.start) || b.start - a.start;
}

/** A stretch over which the same marks lie, the innermost first. */
interface Segment<M> extends Stretch {
  marks: M[];
}

/** Takes marks apart where one begins or ends, so that over each stretch it is known which lie there. */
export function segmentsOf<M extends Stretch>(marks: readonly M[]): Segment<M>[] {
  const order = [...marks].sort((a, b) => a.start - b.start);
  const edges = [...new Set(marks.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const segments: Segment<M>[] = [];
  let open: M[] = [];
  let next = 0;
  edges.slice(0, -1).forEach((start, at) => {
    const end = edges[at + 1] ?? start;
    open = open.filter((mark) => mark.end > start);
    for (let mark = order[next]; mark && mark.start <= start; mark = order[next]) {
      if (mark.end > start) open.push(mark);
      next += 1;
    }
    if (open.length > 0) segments.push({ start, end, marks: [...open].sort(innermost) });
  });
  return segments;
}

/** One box a line: the pieces of a line are joined, and small raised signs don't lift it. */
export function lines(rects: readonly DOMRectReadOnly[]): Box[] {
  const boxes: Box[] = [];
  for (const rect of rects) {
    if (rect.width === 0 || rect.height === 0) continue;
    const line = boxes.find((box) => {
      const middle = (rect.top + rect.bottom) / 2;
      const own = (box.top + box.bottom) / 2;
      return (middle > box.top && middle < box.bottom) || (own > rect.top && own < rect.bottom);
    });
    if (!line) {
      boxes.push({ left: rect.left, right: rect.right, top: rect.top, bottom: rect.bottom });
      continue;
    }
    line.left = Math.min(line.left, rect.left);
    line.right = Math.max(line.right, rect.right);
    if (rect.height > line.bottom - line.top) {
      line.top = rect.top;
      line.bottom = rect.bottom;
    }
  }
  return boxes;
}
