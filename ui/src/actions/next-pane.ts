import { actionNames } from '../text/vi';
import { type Action } from './action';

export const nextPane: Action = {
  id: 'next-pane',
  name: actionNames.nextPane,
  group: 'find',
  keys: ['F6'],
  perform: (desk) => {
    desk.search.hide();
    desk.layout.walk = { step: 1 };
  },
};
