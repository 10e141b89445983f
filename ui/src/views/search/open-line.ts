import type { Desk } from '../../state/desk.svelte';
import { lineGroups, type Line, type LineGroup } from '../../state/search-lines';

/** The results as they stand on screen. */
export function searchGroups(desk: Desk): LineGroup[] {
  const { search, notebook } = desk;
  return lineGroups(search.page, search.answered, notebook.notes, search.unfolded);
}

/** Does what a line of the results promises. */
export async function openLine(desk: Desk, line: Line): Promise<void> {
  const { search } = desk;
  switch (line.kind) {
    case 'jump':
      search.hide();
      desk.reading.clearFound();
      return desk.goTo({ doc: line.jump.doc, block: line.jump.block });
    case 'hit':
      return desk.goToFound({ doc: line.hit.doc, block: line.hit.block });
    case 'all':
      return search.unfold(line.group.doc);
    case 'more':
      return search.more();
    case 'note':
      search.hide();
      desk.layout.rightTab = 'notes';
      desk.layout.side = 'right';
      desk.notebook.shown = { note: line.note.id };
      return desk.goToNote(line.note);
  }
}
