import { actionNames } from '../text/vi';
import { type Action } from './action';
import { turnDial } from './larger';

export const smaller: Action = {
  id: 'smaller',
  name: actionNames.smaller,
  group: 'view',
  keys: ['Ctrl+-'],
  when: () => true,
  perform: (desk) => turnDial(desk, desk.settings.step - 1),
};
