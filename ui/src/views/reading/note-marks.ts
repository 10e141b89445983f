import type { NoteKind } from '../../ipc/types/commands';
import type { Mark } from '../../reader/marks';
import type { DocumentMarks } from '../../state/known-notes.svelte';
import type { Reading } from '../../state/reading.svelte';
import { penMarked } from '../../text/vi';
import { penClass } from '../notes/pens';

/** What the open document's notes draw behind the words, block by block, and what that says to a screen reader. */
export function marksOf(
  drawn: DocumentMarks | null,
  reading: Reading,
): Map<string, { text: string; marks: Mark[]; spoken: string[] }> {
  const marked = new Map<string, { text: string; marks: Mark[]; spoken: string[] }>();
  if (drawn === null || drawn.doc !== reading.doc) return marked;
  for (const { block, marks } of drawn.blocks) {
    const text = reading.blockView(block)?.text;
    if (text === undefined || marks.length === 0) continue;
    marked.set(block, {
      text,
      marks: marks.map(({ start, end, kind }) => ({ start, end, look: look(kind) })),
      spoken: marks.map(({ start, end, kind }) => penMarked(kind, text.slice(start, end))),
    });
  }
  return marked;
}

const look = (kind: NoteKind) => `pen-mark ${penClass(kind)}`;
