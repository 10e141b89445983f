import type { Settings } from '../types/commands';

/** The settings of a profile that is new. */
export const firstSettings = (): Settings => ({
  theme: null,
  step: 2,
  face: 'serif',
  measure: 'normal',
  leading: 'normal',
  editors_notes: 'block',
  addresses: false,
  every_word: false,
  last_doc: null,
  positions: {},
  auto_lock_minutes: 10,
  pane_left: 0,
  pane_right: 0,
  first_sheet: 50,
  folded_folders: [],
  pace: 3,
  paper: { superior: '', cell: '', writer: '', role: '', place: '', pack: '' },
});
