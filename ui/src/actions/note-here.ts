import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';
import { mayWrite } from './may-write';

/** On the chosen words where there are some, else on the block at hand. */
export const noteHere: Action = {
  id: 'note-here',
  name: actionNames.noteHere,
  group: 'write',
  keys: ['Ctrl+N'],
  when: (desk) => isOpen(desk) && desk.reading.view !== null,
  perform: (desk) => {
    if (!mayWrite(desk)) return;
    return desk.reading.chosen ? desk.pen.mark('plain') : desk.pen.noteHere();
  },
};
