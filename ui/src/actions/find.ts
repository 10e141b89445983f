import type { Desk } from '../state/desk.svelte';
import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';
import { selectedWords } from './selected-words';

const canStep = (desk: Desk) =>
  isOpen(desk) && desk.layout.screen === 'reading' && desk.finder.query.trim() !== '';

/** Finding in the open document: the bar, and going from one place to the next. */
export const finding: readonly Action[] = [
  {
    id: 'find',
    name: actionNames.find,
    group: 'find',
    keys: ['Ctrl+F'],
    when: (desk) => isOpen(desk) && desk.reading.view !== null,
    perform: (desk) => {
      const words = selectedWords();
      desk.go('reading');
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
    perform: (desk) => desk.finder.step(1),
  },
  {
    id: 'find-previous',
    name: actionNames.findPrevious,
    group: 'find',
    keys: ['Shift+F3'],
    when: canStep,
    perform: (desk) => desk.finder.step(-1),
  },
];
