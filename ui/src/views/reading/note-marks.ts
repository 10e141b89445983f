import type { Mark } from '../../reader/marks';
import type { DocumentMarks } from '../../state/known-notes.svelte';
import { penMarked } from '../../text/vi';
import { penClass } from '../notes/pens';

/** What is drawn behind the words of a block, and what that says to a screen reader, who is given the words. */
export interface Marked {
  marks: Mark[];
  spoken: (text: string) => string[];
}

/** What the open document's notes draw, by the blocks' ids. */
export function marksOf(drawn: DocumentMarks | null, doc: string | null): Map<string, Marked> {
  const marked = new Map<string, Marked>();
  if (drawn === null || drawn.doc !== doc) return marked;
  for (const { block, marks } of drawn.blocks) {
    if (marks.length === 0) continue;
    marked.set(block, {
      marks: marks.map(({ start, end, kind }) => {
        return { start, end, look: `pen-mark ${penClass(kind)}`, edge: penClass(kind) };
      }),
      spoken: (text) => marks.map(({ start, end, kind }) => penMarked(kind, text.slice(start, end))),
    });
  }
  return marked;
}
