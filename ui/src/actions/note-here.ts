import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';

/** On the chosen words where there are some, else on the block at hand. */
export const noteHere: Action = {
  id: 'note-here',
  name: actionNames.noteHere,
  group: 'write',
  keys: ['Ctrl+N'],
  when: (desk) => isOpen(desk) && desk.canWrite && desk.reading.view !== null,
  perform: (desk) => (desk.reading.chosen ? desk.pen.mark('plain') : desk.pen.noteHere()),
};
