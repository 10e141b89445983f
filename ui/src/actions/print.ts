import type { Desk } from '../state/desk.svelte';
import type { Subject } from '../state/paper.svelte';
import { actionNames, print as words } from '../text/vi';
import { isOpen, type Action } from './action';
import { sendPaper } from './papers-out';

/** What is on screen as it can be printed; null while it isn't there. */
function onScreen(desk: Desk): Subject | null {
  const { layout, quick, reading, notebook, sessions } = desk;
  switch (layout.screen) {
    case 'quick':
    case 'targets': {
      const { screen } = layout;
      const wanted = quick.best(screen === 'targets')?.id;
      const view = quick.view?.summary.id === wanted ? quick.view : null;
      if (!view) return null;
      return screen === 'quick' ? { kind: 'quick', view } : { kind: 'targets', view, as: layout.targets };
    }
    case 'notes':
      return notebook.total > 0 ? { kind: 'notes' } : null;
    case 'session': {
      const session = sessions.find(sessions.selected) ?? sessions.running;
      return session ? { kind: 'session', session } : null;
    }
  }
  return reading.view ? { kind: 'text' } : null;
}

function begin(desk: Desk): void {
  const subject = onScreen(desk);
  if (!subject) return;
  desk.paper.begin(subject);
  desk.layout.dialog = 'print';
}

/** What was saved a moment ago may not have been counted yet. */
async function beginOnceCounted(desk: Desk): Promise<void> {
  await desk.notebook.load();
  if (desk.notebook.total > 0) begin(desk);
  else desk.layout.tell(words.noNotes, true);
}

/** Asks what to print of what is on screen, and shows the pages. */
export const print: Action = {
  id: 'print',
  name: actionNames.print,
  group: 'view',
  keys: ['Ctrl+P'],
  when: (desk) =>
    isOpen(desk) &&
    (desk.layout.screen === 'papers'
      ? desk.papers.open !== null
      : desk.layout.screen === 'notes' || onScreen(desk) !== null),
  perform: (desk) => {
    const { layout, papers, notebook } = desk;
    // A paper goes to the printer as it is: there is nothing to choose.
    if (layout.screen === 'papers') return papers.open ? sendPaper(desk, papers.open, 'print') : undefined;
    return layout.screen === 'notes' && notebook.total === 0 ? beginOnceCounted(desk) : begin(desk);
  },
};
