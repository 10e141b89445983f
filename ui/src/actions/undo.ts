import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';

// In a field the same keys take back letters, as everywhere.
export const undo: Action = {
  id: 'undo',
  name: actionNames.undo,
  group: 'write',
  keys: ['Ctrl+Z'],
  when: (desk) => isOpen(desk) && desk.notebook.history.canUndo,
  perform: (desk) => desk.notebook.history.undo(),
};

export const redo: Action = {
  id: 'redo',
  name: actionNames.redo,
  group: 'write',
  keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
  when: (desk) => isOpen(desk) && desk.notebook.history.canRedo,
  perform: (desk) => desk.notebook.history.redo(),
};
