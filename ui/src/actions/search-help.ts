import { actionNames } from '../text/vi';
import { type Action } from './action';

export const searchHelp: Action = {
  id: 'search-help',
  name: actionNames.searchHelp,
  group: 'help',
  keys: ['Shift+F1'],
  perform: (desk) => {
    desk.layout.dialog = 'search-help';
  },
};
