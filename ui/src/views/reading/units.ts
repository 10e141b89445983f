import type { BlockView, DocumentView } from '../../ipc/types/commands';

/** What stands in the page one under another: a block, or a table with its rows. */
export type Unit =
  | { kind: 'block'; key: string; block: BlockView }
  | { kind: 'table'; key: string; table: number; rows: BlockView[] };

export function unitsOf(view: DocumentView): Unit[] {
  const units: Unit[] = [];
  for (const block of view.blocks) {
    const last = units.at(-1);
    if (block.table === null) units.push({ kind: 'block', key: block.id, block });
    else if (last?.kind === 'table' && last.table === block.table) last.rows.push(block);
    else units.push({ kind: 'table', key: block.id, table: block.table, rows: [block] });
  }
  return units;
}

/** About how many lines a block will take, so that the scrollbar is nearly right before it is laid out. */
export function linesOf(block: BlockView): number {
  const perLine = block.kind === 'heading' ? 60 : 74;
  return Math.max(1, Math.ceil(block.text.length / perLine)) + 0.3;
}
