import { actionNames } from '../text/vi';
import { type Action } from './action';

export const openDataFolder: Action = {
  id: 'data-folder',
  name: actionNames.dataFolder,
  group: 'help',
  keys: [],
  when: () => true,
  perform: (desk) => desk.computer.revealDataFolder(),
};
