import type { Desk } from '../state/desk.svelte';
import type { Subject } from '../state/paper.svelte';
import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';

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

/** Asks what to print of what is on screen, and shows the pages. */
export const print: Action = {
  id: 'print',
  name: actionNames.print,
  group: 'view',
  keys: ['Ctrl+P'],
  when: (desk) => isOpen(desk) && onScreen(desk) !== null,
  perform: (desk) => {
    const subject = onScreen(desk);
    if (!subject) return;
    desk.paper.begin(subject);
    desk.layout.dialog = 'print';
  },
};
