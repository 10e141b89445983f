import type { FolderView } from '../ipc/types/commands';
import type { Desk } from '../state/desk.svelte';
import type { MenuEntry } from '../state/layout.svelte';
import { errors, library, packs } from '../text/vi';

/** What can be done with a folder of the library. */
export function folderMenu(desk: Desk, folder: FolderView): MenuEntry[] {
  if (folder.shipped) return [];
  const { pack } = folder;
  const remove = {
    id: 'remove',
    name: pack ? packs.remove : library.remove,
    apart: true,
    perform: () => (pack ? removePack(desk, pack.name) : desk.removeFolder(folder.path)),
  };
  return [
    { id: 'read', name: library.readThis, perform: () => desk.library.readFolder(folder.path) },
    { id: 'reveal', name: library.reveal, perform: () => reveal(desk, folder.path) },
    // A guest changes nothing on this computer.
    ...(desk.canWrite ? [remove] : []),
  ];
}

async function removePack(desk: Desk, name: string): Promise<void> {
  if (await desk.packs.remove(name)) desk.layout.tell(packs.removed(name));
  else if (desk.packs.error !== null) desk.layout.tell(errors[desk.packs.error], true);
}

async function reveal(desk: Desk, path: string): Promise<void> {
  await desk.computer.reveal(path);
  if (desk.computer.error !== null) desk.layout.tell(errors[desk.computer.error], true);
}
