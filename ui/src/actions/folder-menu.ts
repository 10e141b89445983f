import type { FolderView } from '../ipc/types/commands';
import type { Desk } from '../state/desk.svelte';
import type { MenuEntry } from '../state/layout.svelte';
import { errors, library } from '../text/vi';

/** What can be done with a folder of the library. */
export function folderMenu(desk: Desk, folder: FolderView): MenuEntry[] {
  if (folder.shipped) return [];
  const remove = {
    id: 'remove',
    name: library.remove,
    apart: true,
    perform: () => desk.removeFolder(folder.path),
  };
  return [
    { id: 'reveal', name: library.reveal, perform: () => reveal(desk, folder.path) },
    // A guest changes nothing on this computer.
    ...(desk.canWrite ? [remove] : []),
  ];
}

async function reveal(desk: Desk, path: string): Promise<void> {
  await desk.computer.reveal(path);
  if (desk.computer.error !== null) desk.layout.tell(errors[desk.computer.error], true);
}
