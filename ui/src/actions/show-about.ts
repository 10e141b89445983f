import { actionNames } from '../text/vi';
import { type Action } from './action';

export const showAbout: Action = {
  id: 'about',
  name: actionNames.about,
  group: 'help',
  keys: [],
  perform: (desk) => desk.openSettings('about'),
};
