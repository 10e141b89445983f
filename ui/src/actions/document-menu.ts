import type { DocumentSummary } from '../ipc/types/commands';
import type { Desk } from '../state/desk.svelte';
import type { MenuEntry } from '../state/layout.svelte';
import { sourceOf } from '../text/citation';
import { editions, errors, menus, reading } from '../text/vi';
import { copy } from './copy';
import { apart } from './entry';
import { copyAddress } from './text-menu';

/** What can be done with a document of the list. */
export function documentMenu(desk: Desk, summary: DocumentSummary): MenuEntry[] {
  const folder = desk.library.folderOf(summary.id);
  return apart(
    [
      { id: 'open', name: menus.open, keys: 'Enter', perform: () => desk.openDocument(summary.id) },
      ...(summary.id === desk.reading.doc
        ? []
        : [
            {
              id: 'beside',
              name: reading.openBeside,
              keys: 'Ctrl Enter',
              perform: () => desk.openBeside({ doc: summary.id }),
            },
          ]),
      ...(desk.editions.has(summary.id)
        ? [{ id: 'editions', name: editions.menu, perform: () => desk.editions.open(summary.id) }]
        : []),
      ...(folder === undefined
        ? []
        : [{ id: 'reveal', name: menus.reveal, perform: () => reveal(desk, folder) }]),
    ],
    [
      {
        id: 'copy-source',
        name: menus.copySource,
        perform: () => void copy(desk, sourceOf(summary), menus.copied),
      },
      copyAddress(desk, summary.id, ''),
    ],
  );
}

async function reveal(desk: Desk, folder: string): Promise<void> {
  await desk.computer.reveal(folder);
  if (desk.computer.error !== null) desk.layout.tell(errors[desk.computer.error], true);
}
