import { copy } from '../../actions/copy';
import { apart } from '../../actions/entry';
import { givenNote, intoEntries } from '../../actions/into-paper';
import { noteMenu } from '../../actions/note-menu';
import { copyAddress } from '../../actions/text-menu';
import type { Desk } from '../../state/desk.svelte';
import type { MenuEntry } from '../../state/layout.svelte';
import type { Line } from '../../state/search-lines';
import { citation, richCitation } from '../../text/citation';
import { menus, reading } from '../../text/vi';
import { openLine, openLineBeside, placeOf } from './open-line';

/** What can be done with a line of the results; nothing with one that only leads on in the list. */
export function lineMenu(desk: Desk, line: Line): MenuEntry[] {
  const open = { id: 'open', name: menus.open, keys: 'Enter', perform: () => openLine(desk, line) };
  const at = placeOf(line);
  const beside =
    at && at.doc !== desk.reading.doc
      ? [
          {
            id: 'beside',
            name: reading.openBeside,
            keys: 'Ctrl Enter',
            perform: () => openLineBeside(desk, line),
          },
        ]
      : [];
  switch (line.kind) {
    case 'jump':
      return [open, ...beside, copyAddress(desk, line.jump.doc, line.jump.address)];
    case 'hit': {
      const { doc, address, section, text, label } = line.hit;
      const summary = desk.library.summary(doc);
      const cited = summary && {
        id: 'copy-citation',
        name: menus.copyCited,
        perform: () =>
          void copy(
            desk,
            citation(text, summary, [label]),
            reading.copied,
            richCitation(text, summary, [label]),
          ),
      };
      return apart(
        [open, ...beside],
        intoEntries(desk, () => [{ places: [{ doc, block: line.hit.block }] }]),
        [...(cited ? [cited] : []), copyAddress(desk, doc, address || section)],
      );
    }
    case 'note':
      return apart(
        [open],
        intoEntries(desk, () => [givenNote(desk, line.hit.note)]),
        noteMenu(desk, line.hit.note).filter(({ id }) => id.startsWith('copy')),
      );
    default:
      return [];
  }
}
