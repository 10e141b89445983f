import { actionNames } from '../text/vi';
import { type Action } from './action';

export const showShortcuts: Action = {
  id: 'shortcuts',
  name: actionNames.shortcuts,
  group: 'help',
  keys: ['?', 'F1'],
  when: () => true,
  perform: (desk) => {
    desk.layout.dialog = 'shortcuts';
  },
};
