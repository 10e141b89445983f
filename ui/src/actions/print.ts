import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';

export const print: Action = {
  id: 'print',
  name: actionNames.print,
  group: 'view',
  keys: ['Ctrl+P'],
  when: (desk) => isOpen(desk) && desk.reading.view !== null,
  perform: (desk) => {
    desk.go('reading');
    // The text must be on screen before it can be on paper.
    setTimeout(() => desk.host.print());
  },
};
