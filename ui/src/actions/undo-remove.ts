import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';

export const undoRemove: Action = {
  id: 'undo-remove',
  name: actionNames.undoRemove,
  group: 'write',
  keys: ['Ctrl+Z'],
  // In a field the same keys take back letters, as everywhere.
  when: (desk) => isOpen(desk) && desk.notebook.deleted.length > 0,
  perform: (desk) => desk.notebook.undoRemove(),
};
