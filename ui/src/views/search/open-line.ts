import { actions } from '../../actions';
import { matchingActions } from '../../actions/matching';
import type { Desk } from '../../state/desk.svelte';
import type { Place } from '../../state/place';
import { lineGroups, pastGroups, type Line, type LineGroup } from '../../state/search-lines';

/** The results as they stand on screen. */
export function searchGroups(desk: Desk): LineGroup[] {
  const { search, history } = desk;
  if (search.blank) return pastGroups(history.queries);
  return lineGroups({
    page: search.page,
    unfolded: search.unfolded,
    notesOnly: search.narrowing.notesOnly,
    actions: search.isNarrowed ? [] : matchingActions(search.answered, desk),
  });
}

/** Does what a line of the results promises. */
export async function openLine(desk: Desk, line: Line): Promise<void> {
  const { search, history } = desk;
  switch (line.kind) {
    case 'jump':
      void history.remember(search.query);
      search.hide();
      desk.finder.close();
      return desk.goTo({ doc: line.jump.doc, block: line.jump.block });
    case 'hit':
      void history.remember(search.query);
      return desk.goToFound({ doc: line.hit.doc, block: line.hit.block });
    case 'all':
      return search.unfold(line.group.doc);
    case 'more':
      return search.more();
    case 'note':
      void history.remember(search.query);
      search.hide();
      desk.layout.rightTab = 'notes';
      desk.layout.side = 'right';
      desk.notebook.shown = { note: line.hit.note.id, light: true };
      return desk.goToNote(line.hit.note);
    case 'notes':
      return search.narrow({ notesOnly: true });
    case 'action':
      search.hide();
      return actions.find((action) => action.id === line.action.id)?.perform(desk);
    case 'past':
      return search.fill(line.query);
  }
}

/** The place in a text that a line leads to, if it leads to one. */
export function placeOf(line: Line): Place | null {
  if (line.kind === 'jump') return { doc: line.jump.doc, block: line.jump.block };
  return line.kind === 'hit' ? { doc: line.hit.doc, block: line.hit.block } : null;
}

/** Opens what a line leads to on a second sheet; what leads to no text does what it promises. */
export async function openLineBeside(desk: Desk, line: Line): Promise<void> {
  const place = placeOf(line);
  if (!place) return openLine(desk, line);
  const { search, history, finder } = desk;
  const { query, asTyped } = search;
  void history.remember(query);
  search.hide();
  await desk.openBeside(place);
  if (line.kind === 'hit') await finder.follow(query, asTyped, place.block);
}
