import type { BlockView, DocumentView, NoteRefView } from '../../ipc/types/commands';
import type { Look } from '../../state/settings.svelte';

const NONE: readonly NoteRefView[] = [];

/** The editor's notes that stand under a block. */
export type Under = (block: BlockView) => readonly NoteRefView[];
const made = new WeakMap<DocumentView, { where: Look['editorsNotes']; under: Under }>();

/**
 * The editor's notes that stand under a block, where the reader wants them: its own, or those of its whole section.
 * The same answer is given again for the same question: a long document asks for every block.
 */
export function notesUnder(view: DocumentView, where: Look['editorsNotes']): Under {
  const known = made.get(view);
  if (known?.where === where) return known.under;
  const under = work(view, where);
  made.set(view, { where, under });
  return under;
}

function work(view: DocumentView, where: Look['editorsNotes']): Under {
  if (where === 'letter') return () => NONE;
  if (where === 'block') return (block) => block.notes;
  const ends = new Map<string, NoteRefView[]>();
  let gathered: NoteRefView[] = [];
  view.blocks.forEach((block, index) => {
    gathered.push(...block.notes);
    const next = view.blocks[index + 1];
    // A section ends where the next heading is; its letters begin anew there.
    if (next !== undefined && next.kind !== 'heading') return;
    if (gathered.length > 0) ends.set(block.id, gathered);
    gathered = [];
  });
  return (block) => ends.get(block.id) ?? NONE;
}
