import type { Desk } from '../state/desk.svelte';
import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';

/** Goes to the first section that hasn't been read. */
export async function readOn(desk: Desk): Promise<void> {
  const view = desk.reading.view;
  const next = desk.progress.next;
  const block = next && view?.idOf(next.first_block);
  if (view && block !== undefined) await desk.goTo({ doc: view.summary.id, block });
}

export const readOnHere: Action = {
  id: 'read-on',
  name: actionNames.readOn,
  group: 'find',
  keys: [],
  when: (desk) => isOpen(desk) && desk.progress.next !== undefined,
  perform: readOn,
};
