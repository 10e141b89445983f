/**
 * Marks behind the words. They are drawn as boxes in a layer of the block, so the text's own nodes are never touched:
 * selections, offsets and what a screen reader speaks stay as they are.
 */
import { rangeOf } from './text-walker';

export interface Mark {
  start: number;
  end: number;
  /** The class that gives the box its tint and edge. */
  look: string;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

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
  const lanes = lanesOf(marks);
  // Those with the lower edge first: the tint of one never hides the edge of another.
  const order = marks
    .map((mark, index) => ({ mark, lane: lanes[index] ?? 0 }))
    .sort((a, b) => b.lane - a.lane);
  order.forEach(({ mark, lane }) => {
    const range = rangeOf(block, mark.start, mark.end, text);
    if (!range) return;
    for (const box of lines([...range.getClientRects()])) {
      const drawn = document.createElement('div');
      drawn.className = `mk ${mark.look}`;
      drawn.style.left = `${box.left - origin.left}px`;
      drawn.style.top = `${box.top - origin.top}px`;
      drawn.style.width = `${box.right - box.left}px`;
      drawn.style.height = `${box.bottom - box.top}px`;
      drawn.style.setProperty('--lane', String(lane));
      layer.append(drawn);
    }
  });
}

/** Marks that overlap get edges at different heights, so that each stays legible. */
export function lanesOf(marks: readonly { start: number; end: number }[]): number[] {
  const lanes: number[] = [];
  marks.forEach((mark, index) => {
    const taken = new Set(
      marks.slice(0, index).flatMap((other, at) => {
        const overlaps = other.start < mark.end && mark.start < other.end;
        return overlaps ? [lanes[at] ?? 0] : [];
      }),
    );
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    lanes.push(lane);
  });
  return lanes;
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
