import { actionNames } from '../text/vi';
import { type Action } from './action';

export const showPalette: Action = {
  id: 'palette',
  name: actionNames.palette,
  group: 'help',
  keys: ['Ctrl+Shift+P'],
  when: () => true,
  perform: (desk) => {
    desk.layout.dialog = 'palette';
  },
};
