import { actionNames } from '../text/vi';
import { type Action } from './action';

export const search: Action = {
  id: 'search',
  name: actionNames.search,
  group: 'find',
  keys: ['Ctrl+K', '/'],
  perform: (desk) => desk.layout.ask('search'),
};
