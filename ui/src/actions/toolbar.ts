import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';

export const toolbar: Action = {
  id: 'toolbar',
  name: actionNames.toolbar,
  group: 'write',
  keys: ['Alt+F10'],
  when: (desk) => isOpen(desk) && desk.reading.chosen !== null,
  perform: (desk) => desk.layout.ask('toolbar'),
};
