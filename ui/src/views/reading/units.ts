import type { BlockView } from '../../ipc/types/commands';
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
    for (let at = 0; at < text.length;) {
      if (units === 0) starts.push(at);
      const rows = text.rows[table]?.[0] === at ? text.rows[table]?.[1] : undefined;
      sum += rows === undefined ? linesOf(text, at) : rows * 2;
      if (rows !== undefined) table += 1;
      at += rows ?? 1;
      units += 1;
      if (units < LEAF && at < text.length) continue;
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
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= block) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** About how many lines a block will take. A heading stands freer, and an editor's note has lines of its own. */
function linesOf(text: DocumentText, index: number): number {
  const heading = text.kind(index) === 'heading';
  const words = Math.max(1, Math.ceil((text.lengths[index] ?? 0) / (heading ? 60 : 74)));
  return words + (heading ? 1.2 : 0.3) + (text.noted.get(index)?.length ?? 0) * 1.2;
}
