import type { BlockView } from '../../ipc/types/commands';
import { lastAtMost } from '../../sorted';
import type { DocumentText } from '../../state/document-text';

/** What stands in the page one under another: a block, or a table with its rows. */
export type Unit =
  | { kind: 'block'; key: string; block: BlockView }
  | { kind: 'table'; key: string; table: number; rows: BlockView[] };

export function unitsOf(blocks: readonly BlockView[]): Unit[] {
  const units: Unit[] = [];
  for (const block of blocks) {
    const last = units.at(-1);
    if (block.table === null) units.push({ kind: 'block', key: block.id, block });
    else if (last?.kind === 'table' && last.table === block.table) last.rows.push(block);
    else units.push({ kind: 'table', key: block.id, table: block.table, rows: [block] });
  }
  return units;
}

/** So many units stand on a leaf. */
const LEAF = 8;
/** A table of more rows than this is laid out in pieces of so many, each on the columns that all of them have. */
export const LONG_TABLE = 256;
const PIECE = 64;

/**
 * The leaves of a document: units in a row that come onto the page together. Only numbers are kept of them, since a
 * document can have sixteen thousand.
 */
export class Leaves {
  /** The block that each begins with; one more at the end, beyond the last block. */
  readonly starts: Int32Array;
  /** About how many lines each will take, so that the scrollbar is nearly right before it is laid out. */
  readonly lines: Float32Array;

  constructor(text: DocumentText) {
    const starts: number[] = [];
    const lines: number[] = [];
    let sum = 0;
    let units = 0;
    let table = 0;
    let left = 0;
    const noted = text.noted.size > 0;
    for (let at = 0; at < text.length;) {
      if (units === 0) starts.push(at);
      if (text.rows[table]?.[0] === at) left = text.rows[table]?.[1] ?? 0;
      // A piece of a long table ends its leaf: the next one begins on the next.
      const piece = left > 0 && (text.rows[table]?.[1] ?? 0) > LONG_TABLE;
      const rows = left === 0 ? undefined : piece ? Math.min(left, PIECE) : left;
      sum += rows === undefined ? linesOf(text, at) + (noted ? notesAt(text, at) : 0) : rows * 2;
      if (rows !== undefined) left -= rows;
      if (rows !== undefined && left === 0) table += 1;
      at += rows ?? 1;
      units += 1;
      if (!piece && units < LEAF && at < text.length) continue;
      lines.push(sum);
      sum = 0;
      units = 0;
    }
    this.starts = Int32Array.from([...starts, text.length]);
    this.lines = Float32Array.from(lines);
  }

  get count(): number {
    return this.lines.length;
  }

  /** The blocks of a leaf: the first, and the one beyond the last. */
  blocks(leaf: number): [number, number] {
    return [this.starts[leaf] ?? 0, this.starts[leaf + 1] ?? 0];
  }

  /** The leaf that a block stands on. */
  leafOf(block: number): number {
    return lastAtMost(this.count, (leaf) => this.starts[leaf] ?? 0, block);
  }
}

// An editor's note has lines of its own.
const notesAt = (text: DocumentText, index: number) => (text.noted.get(index)?.length ?? 0) * 1.2;

/** About how many lines a block will take. A heading stands freer. */
function linesOf(text: DocumentText, index: number): number {
  const heading = text.isHeading(index);
  const words = Math.max(1, Math.ceil((text.lengths[index] ?? 0) / (heading ? 60 : 74)));
  return words + (heading ? 1.2 : 0.3);
}
