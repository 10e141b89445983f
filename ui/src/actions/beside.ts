import type { Desk } from '../state/desk.svelte';
import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';

/** The document to have beside the one that is read: the one that the reader came from, else the next of the list. */
function nextTo(desk: Desk): string | undefined {
  const { reading, library, trail } = desk;
  const elsewhere = trail.lastBut(reading.doc);
  if (elsewhere !== undefined && library.summary(elsewhere)) return elsewhere;
  return library.documents.find(({ id }) => id !== reading.doc)?.id;
}

/** Opens a second document beside the first, or closes the one that the reader is at. */
export const beside: Action = {
  id: 'beside',
  name: actionNames.beside,
  group: 'view',
  keys: ['F8'],
  when: (desk) => isOpen(desk) && (desk.reading.other !== null || nextTo(desk) !== undefined),
  perform: (desk) => {
    const { reading, layout } = desk;
    if (reading.other) {
      reading.closeSheet(reading.active);
      layout.ask('sheet');
      return;
    }
    const doc = nextTo(desk);
    if (doc !== undefined) return desk.openBeside({ doc });
  },
};
