import type { BlockView, NoteRefView } from '../../ipc/types/commands';
import type { DocumentText } from '../../state/document-text';
import type { Look } from '../../state/settings.svelte';

const NONE: readonly NoteRefView[] = [];

/** The editor's notes that stand under a block. */
export type Under = (block: BlockView) => readonly NoteRefView[];
const made = new WeakMap<DocumentText, { where: Look['editorsNotes']; under: Under }>();

/**
 * The editor's notes that stand under a block, where the reader wants them: its own, or those of its whole section.
 * The same answer is given again for the same question: a long document asks for every block.
 */
export function notesUnder(view: DocumentText, where: Look['editorsNotes']): Under {
  const known = made.get(view);
  if (known?.where === where) return known.under;
  const under = work(view, where);
  made.set(view, { where, under });
  return under;
}

function work(view: DocumentText, where: Look['editorsNotes']): Under {
  if (where === 'letter') return () => NONE;
  if (where === 'block') return (block) => block.notes;
  const ends = new Map<string, NoteRefView[]>();
  for (const [index, notes] of view.noted) {
    // A section ends where the next heading is; its letters begin anew there.
    const end = view.idOf(view.headingAfter(index) - 1);
    if (end !== undefined) ends.set(end, [...(ends.get(end) ?? []), ...notes]);
  }
  return (block) => ends.get(block.id) ?? NONE;
}
