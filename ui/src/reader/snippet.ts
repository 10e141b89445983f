/** A passage cut to the part where the lit words stand densest, as pieces that are lit or not. */

export interface Piece {
  text: string;
  lit: boolean;
}

type Range = readonly [number, number];

export function snippet(text: string, marks: readonly Range[], limit = 190): Piece[] {
  if (text.length <= limit) return split(text, marks, 0, text.length);
  const room = limit - 2;
  const [from, to] = window(text, marks, room);
  const pieces = split(text, marks, from, to);
  if (from > 0) pieces.unshift({ text: '…', lit: false });
  if (to < text.length) pieces.push({ text: '…', lit: false });
  return merge(pieces);
}

// The window that holds the most lit characters; among equals the one that begins earliest.
function window(text: string, marks: readonly Range[], room: number): Range {
  let best = 0;
  let bestWeight = -1;
  for (const [start] of marks) {
    const weight = marks.reduce(
      (sum, [from, to]) => (from >= start && to <= start + room ? sum + (to - from) : sum),
      0,
    );
    if (weight > bestWeight) {
      best = start;
      bestWeight = weight;
    }
  }
  const inside = marks.filter(([from, to]) => from >= best && to <= best + room);
  const lastEnd = inside.at(-1)?.[1] ?? best;
  // What room is left over is shared, a little more of it after the words than before.
  const spare = Math.max(0, room - (lastEnd - best));
  const from = Math.max(0, Math.min(best - Math.floor(spare * 0.4), text.length - room));
  const to = Math.min(text.length, from + room);
  return [wordStart(text, from, best), wordEnd(text, to, lastEnd)];
}

function wordStart(text: string, at: number, before: number): number {
  if (at <= 0) return 0;
  for (let index = at; index < before; index += 1) if (/\s/u.test(text.charAt(index - 1))) return index;
  return Math.min(at, before);
}

function wordEnd(text: string, at: number, after: number): number {
  if (at >= text.length) return text.length;
  for (let index = at; index > after; index -= 1) {
    if (/\s/u.test(text.charAt(index))) return index;
  }
  return Math.max(at, after);
}

function split(text: string, marks: readonly Range[], from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (const [start, end] of marks) {
    const left = Math.max(start, at);
    const right = Math.min(end, to);
    if (left >= right) continue;
    if (left > at) pieces.push({ text: text.slice(at, left), lit: false });
    pieces.push({ text: text.slice(left, right), lit: true });
    at = right;
  }
  if (at < to) pieces.push({ text: text.slice(at, to), lit: false });
  return pieces;
}

function merge(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last && last.lit === piece.lit) last.text += piece.text;
    else merged.push({ ...piece });
  }
  return merged;
}
