/** What of a document is said in one breath, and what stands before it. */
import type { BlockView } from '../ipc/types/commands';
import { sentencesOf } from './sentences';

/** A sentence, or a part of one: UTF-16 units of its block's text, and the words that are read for it. */
export interface Piece {
  start: number;
  end: number;
  /** As it is written, with the sign before the block and the column's name before a cell. */
  text: string;
}

/** Nobody says more in one breath, and no engine is given more at once. */
const LONGEST = 600;
/** What is as short as this and ends in a point is a number before its sentence: "II.", "1.". */
const NUMBER = /^\S{1,5}[.)]$/u;
const CELLS = ' | ';
/** A table of so many columns is heard cell by cell, each after its column's name. */
const NAMED_COLUMNS = 3;

/** The pieces of a block, in order. `head`: the row that names the columns of its table. */
export function piecesOf(block: BlockView, head: BlockView | undefined): Piece[] {
  if (block.kind === 'rule') return [];
  const pieces = block.kind === 'table_row' ? cells(block, head) : spans(block.text).map(written(block.text));
  const first = pieces[0];
  // A dash before a line isn't said, a number is.
  if (first && block.mark !== null && /[\p{L}\p{N}]/u.test(block.mark)) {
    pieces[0] = { ...first, text: `${block.mark} ${first.text}` };
  }
  return pieces;
}

/** The names of the columns are said with each cell, where they are: the row of them says nothing by itself then. */
export const isSaidWithCells = (block: BlockView) =>
  block.kind === 'table_head' && block.cells.length >= NAMED_COLUMNS;

const written =
  (text: string) =>
  ([start, end]: readonly [number, number]): Piece => ({ start, end, text: text.slice(start, end) });

function cells(block: BlockView, head: BlockView | undefined): Piece[] {
  const own = block.text.split(CELLS);
  const names = head && isSaidWithCells(head) ? head.text.split(CELLS) : [];
  const named = own.length === block.cells.length && names.length === own.length;
  let from = 0;
  return own.flatMap((cell, at) => {
    const shift = from;
    from += cell.length + CELLS.length;
    // Nothing, or a dash for nothing.
    if (!/[\p{L}\p{N}%]/u.test(cell)) return [];
    const pieces = spans(cell).map(written(cell));
    const name = named && at > 0 ? (names[at] ?? '').trim() : '';
    return pieces.map((piece, index) => ({
      start: piece.start + shift,
      end: piece.end + shift,
      text: index === 0 && name !== '' ? `${name}: ${piece.text}` : piece.text,
    }));
  });
}

/** Sentences, a number with the one after it, long ones cut where one would breathe. */
function spans(text: string): [number, number][] {
  const joined: [number, number][] = [];
  for (const [start, end] of sentencesOf(text)) {
    const last = joined.at(-1);
    if (last && NUMBER.test(text.slice(last[0], last[1]))) last[1] = end;
    else joined.push([start, end]);
  }
  return joined.flatMap(([start, end]) => {
    const parts: [number, number][] = [];
    let from = start;
    while (end - from > LONGEST) {
      const to = breath(text, from, from + LONGEST);
      parts.push([from, to]);
      from = to;
      while (from < end && /\s/u.test(text.charAt(from))) from += 1;
    }
    if (from < end) parts.push([from, end]);
    return parts;
  });
}

function breath(text: string, from: number, most: number): number {
  const part = text.slice(from, most);
  const sign = Math.max(part.lastIndexOf(', '), part.lastIndexOf('; '), part.lastIndexOf(': '));
  if (sign > LONGEST / 4) return from + sign + 1;
  const space = part.lastIndexOf(' ');
  if (space > 0) return from + space;
  // No half of a letter that takes two units.
  return /[\uD800-\uDBFF]/u.test(text.charAt(most - 1)) ? most - 1 : most;
}

/** The words of a heading in capitals, in small letters: an engine would spell them out. */
export function unspelled(written: string, words: string): string {
  const all = written.match(/\p{L}{2,}/gu) ?? [];
  return all.length > 2 && !/\p{Ll}/u.test(written) ? words.toLocaleLowerCase('vi') : words;
}
