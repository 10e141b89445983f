import { snippet, type Piece } from './snippet';

/** A row's cells: what stands over each, its range in the row's text in UTF-16 units, and whether that year was asked for. */
export interface Row {
  cells: readonly { head: string; range: readonly [number, number]; asked: boolean }[];
}

/** A cell of a table's row as it is read where the row stands alone. */
export interface RowPart {
  /** What stands over its column, "2030" where that is a year; empty for what the row is about. */
  head: string;
  pieces: Piece[];
  /** The year over it was asked for. */
  asked: boolean;
}

/** So much of a cell is shown, in UTF-16 units; a figure is never cut. */
const CELL = 120;

/** A row's cells, the first of them what it is about. `marks`: ranges of the block's text, in UTF-16 units, in order. */
export function rowParts(text: string, marks: readonly (readonly [number, number])[], row: Row): RowPart[] {
  const parts = row.cells.map(({ head, range: [start, end], asked }, column): RowPart => {
    const own = marks
      .map(([from, to]) => [Math.max(from, start) - start, Math.min(to, end) - start] as const)
      .filter(([from, to]) => from < to);
    const words = text.slice(start, end);
    return { head: column === 0 ? '' : bare(head), pieces: snippet(words, own, CELL), asked };
  });
  return parts.filter((part, column) => column === 0 || part.pieces.some((piece) => piece.text !== ''));
}

/** "Năm 2030" is "2030": beside its figure the year says itself. */
const bare = (head: string) => head.replace(/^năm (?=\d{4}$)/iu, '');
