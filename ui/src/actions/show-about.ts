import { actionNames } from '../text/vi';
import { type Action } from './action';

export const showAbout: Action = {
  id: 'about',
  name: actionNames.about,
  group: 'help',
  keys: [],
  when: () => true,
  perform: async (desk) => {
    await desk.loadAbout();
    desk.layout.dialog = 'about';
  },
};
