import { actionNames } from '../text/vi';
import { type Action } from './action';

export const fullScreen: Action = {
  id: 'full-screen',
  name: actionNames.fullScreen,
  group: 'view',
  keys: ['F11'],
  when: () => true,
  // Where the system allows it to none, the window stays as it is.
  perform: (desk) => desk.host.toggleFullScreen().catch(() => undefined),
};
