import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';

/**
 * A profile without a lock is closed by it all the same: whoever presses this wants the screen to be empty.
 * Not while a recovery code is shown: it would be gone for good.
 */
export const lock: Action = {
  id: 'lock',
  name: actionNames.lock,
  group: 'view',
  keys: ['Ctrl+L'],
  when: (desk) => isOpen(desk) && desk.hasNotes && desk.secrets.code === null,
  perform: (desk) => desk.switchProfile(),
};
