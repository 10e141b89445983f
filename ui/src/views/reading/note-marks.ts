import type { NoteKind, NoteView } from '../../ipc/types/commands';
import type { Mark } from '../../reader/marks';
import type { Reading } from '../../state/reading.svelte';
import { penMarked } from '../../text/vi';
import { penClass } from '../notes/pens';

/** What the open document's notes draw behind the words, block by block, and what that says to a screen reader. */
export function marksOf(
  notes: readonly NoteView[],
  reading: Reading,
): Map<string, { text: string; marks: Mark[]; spoken: string[] }> {
  const marked = new Map<string, { text: string; marks: Mark[]; spoken: string[] }>();
  for (const note of notes) {
    if (note.anchor.doc !== reading.doc || note.anchor.whole_block || note.place.state !== 'exact') continue;
    const { block, start, end } = note.place;
    const text = reading.blockView(block)?.text;
    if (text === undefined) continue;
    const own = marked.get(block) ?? { text, marks: [], spoken: [] };
    own.marks.push({ start, end, look: look(note.kind) });
    own.spoken.push(penMarked(note.kind, text.slice(start, end)));
    marked.set(block, own);
  }
  return marked;
}

const look = (kind: NoteKind) => `pen-mark ${penClass(kind)}`;
