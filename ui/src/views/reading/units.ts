import type { BlockView, DocumentView } from '../../ipc/types/commands';

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

/** Units in a row that the browser lays out together, or leaves out together while they are out of sight. */
export interface Leaf {
  key: string;
  lines: number;
  units: Unit[];
}

export function leavesOf(view: DocumentView): Leaf[] {
  const units = unitsOf(view.blocks);
  const leaves: Leaf[] = [];
  for (let at = 0; at < units.length; at += LEAF) {
    const own = units.slice(at, at + LEAF);
    const lines = own.reduce((sum, unit) => sum + linesOfUnit(unit), 0);
    leaves.push({ key: own[0]?.key ?? String(at), lines: Math.round(lines), units: own });
  }
  return leaves;
}

function linesOfUnit(unit: Unit): number {
  if (unit.kind === 'table') return unit.rows.length * 2;
  // A heading stands freer, and an editor's note has lines of its own.
  const air = unit.block.kind === 'heading' ? 1.2 : 0.3;
  return linesOf(unit.block) + air + unit.block.notes.length * 1.2;
}

/** About how many lines a block will take, so that the scrollbar is nearly right before it is laid out. */
function linesOf(block: BlockView): number {
  const perLine = block.kind === 'heading' ? 60 : 74;
  return Math.max(1, Math.ceil(block.text.length / perLine));
}
