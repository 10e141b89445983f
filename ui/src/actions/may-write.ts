import type { Desk } from '../state/desk.svelte';
import { notes } from '../text/vi';

/** Whether notes can be written now; says why not. A key that does nothing without a word would seem broken. */
export function mayWrite(desk: Desk): boolean {
  if (desk.canWrite) return true;
  desk.layout.tell(desk.hasNotes ? notes.onlyRead : notes.needProfile, true);
  return false;
}
