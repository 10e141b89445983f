import { actionNames } from '../text/vi';
import { type Action } from './action';

export const previousPane: Action = {
  id: 'previous-pane',
  name: actionNames.previousPane,
  group: 'find',
  keys: ['Shift+F6'],
  perform: (desk) => {
    desk.search.hide();
    desk.layout.walk = { step: -1 };
  },
};
