import type { Desk } from '../state/desk.svelte';
import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';

/** An entry of the palette for whoever has notes that can be written. */
export const show = (id: string, name: string, perform: (desk: Desk) => void): Action => ({
  id,
  name,
  group: 'view',
  keys: [],
  when: (desk) => isOpen(desk) && desk.canWrite,
  perform,
});

/** What keeps the notes: the lock, the backups, files out and in, the trash. */
export const keeping = [
  show('profile', actionNames.profile, (desk) => desk.openSettings('profile')),
  show('backups', actionNames.backups, (desk) => desk.openSettings('backups')),
  show('transfer', actionNames.transfer, (desk) => desk.openSettings('transfer')),
  show('trash', actionNames.trash, (desk) => {
    desk.layout.dialog = 'trash';
  }),
] as const;
