import type { Desk } from '../state/desk.svelte';
import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';

/** The cards or the targets that are on screen, if they are. */
function onScreen(desk: Desk) {
  const { layout, quick } = desk;
  if (layout.screen !== 'quick' && layout.screen !== 'targets') return undefined;
  const wanted = quick.best(layout.screen === 'targets')?.id;
  return quick.view?.summary.id === wanted ? quick.view : null;
}

/** Prints the cards or the targets that are on screen; everywhere else asks what to print of the text. */
export const print: Action = {
  id: 'print',
  name: actionNames.print,
  group: 'view',
  keys: ['Ctrl+P'],
  when: (desk) => {
    const view = onScreen(desk);
    return isOpen(desk) && (view === undefined ? desk.reading.view : view) !== null;
  },
  perform: (desk) => {
    const { layout, paper } = desk;
    const view = onScreen(desk);
    if (view === undefined) {
      paper.choose(null);
      // Whoever comes from the notes wants them.
      if (layout.screen === 'notes') paper.notes = true;
      layout.dialog = 'print';
    } else if (view !== null) {
      paper.job =
        layout.screen === 'quick' ? { kind: 'quick', view } : { kind: 'targets', view, as: layout.targets };
    }
  },
};
