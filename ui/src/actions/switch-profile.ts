import { actionNames } from '../text/vi';
import { type Action } from './action';

export const switchProfile: Action = {
  id: 'switch-profile',
  name: actionNames.switchProfile,
  group: 'view',
  keys: [],
  perform: (desk) => desk.switchProfile(),
};
