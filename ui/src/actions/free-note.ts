import type { Desk } from '../state/desk.svelte';
import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';
import { mayWrite } from './may-write';

/** Begins a note on the screen of notes that hangs on no passage. Left without words it goes again. */
async function begin(desk: Desk): Promise<void> {
  if (!mayWrite(desk)) return;
  desk.layout.go('notes');
  const note = await desk.notebook.create(null, 'plain');
  if (note) desk.notebook.edit(note.id);
}

export const freeNote: Action = {
  id: 'free-note',
  name: actionNames.freeNote,
  group: 'write',
  keys: [],
  when: (desk) => isOpen(desk) && desk.canWrite,
  perform: begin,
};
