import { actionNames } from '../text/vi';
import { type Action } from './action';

export const showSettings: Action = {
  id: 'settings',
  name: actionNames.settings,
  group: 'view',
  keys: ['Ctrl+,'],
  perform: (desk) => desk.openSettings(desk.layout.settings),
};
