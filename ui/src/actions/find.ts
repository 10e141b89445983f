import type { Desk } from '../state/desk.svelte';
import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';
import { selectedWords } from './selected-words';

const canStep = (desk: Desk) => isOpen(desk) && desk.layout.screen === 'reading' && !desk.search.blank;

// The box and the bar have one question. Where the box has another since the bar was closed, that is asked now.
async function step(desk: Desk, by: 1 | -1): Promise<void> {
  const { query } = desk.search;
  if (desk.finder.query === query) await desk.finder.step(by);
  else desk.finder.show(query);
}

/** Finding in the open document: the bar, and going from one place to the next. */
export const finding: readonly Action[] = [
  {
    id: 'find',
    name: actionNames.find,
    group: 'find',
    keys: ['Ctrl+F'],
    when: (desk) => isOpen(desk) && desk.reading.view !== null,
    perform: (desk) => {
      const words = selectedWords() ?? desk.search.query;
      desk.go('reading');
      desk.search.echo(words);
      desk.finder.show(words);
      desk.layout.ask('find');
    },
  },
  {
    id: 'find-next',
    name: actionNames.findNext,
    group: 'find',
    keys: ['F3'],
    when: canStep,
    perform: (desk) => step(desk, 1),
  },
  {
    id: 'find-previous',
    name: actionNames.findPrevious,
    group: 'find',
    keys: ['Shift+F3'],
    when: canStep,
    perform: (desk) => step(desk, -1),
  },
];
