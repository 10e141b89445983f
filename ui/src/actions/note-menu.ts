import type { NoteKind, NoteView } from '../ipc/types/commands';
import type { Desk } from '../state/desk.svelte';
import type { MenuEntry } from '../state/layout.svelte';
import { hasPassage, labelsOf, quoteOf } from '../state/note-places';
import { citation, richCitation } from '../text/citation';
import { menus, pens, reading } from '../text/vi';
import { copy } from './copy';
import { apart } from './entry';
import { givenNote, intoEntries } from './into-paper';

const KINDS: readonly NoteKind[] = ['viewpoint', 'target', 'task', 'relation', 'plain'];

/** What can be done with a note, from its card or from its mark in the text. */
export function noteMenu(desk: Desk, note: NoteView): MenuEntry[] {
  const { notebook, layout } = desk;
  const { id } = note;
  const found = hasPassage(note);
  if (!desk.canWrite) {
    const go = { id: 'go', name: menus.toPassage, keys: 'Enter', perform: () => desk.goToNote(note) };
    return apart(found ? [go] : [], copies(desk, note));
  }
  return apart(
    [
      { id: 'edit', name: menus.edit, keys: 'F2', perform: () => edit(desk, id) },
      ...(found
        ? [{ id: 'go', name: menus.toPassage, keys: 'Enter', perform: () => desk.goToNote(note) }]
        : []),
    ],
    intoEntries(desk, () => [givenNote(desk, note)]),
    copies(desk, note),
    KINDS.map((kind) => ({
      id: `kind-${kind}`,
      name: menus.kind(pens[kind]),
      current: note.kind === kind,
      perform: () => void notebook.setKind(id, kind),
    })),
    [
      {
        id: 'versions',
        name: menus.versions,
        perform: () => {
          layout.dialog = 'versions';
          void desk.versions.open(id);
        },
      },
      { id: 'remove', name: menus.remove, keys: 'Delete', perform: () => void notebook.remove(id) },
    ],
  );
}

function copies(desk: Desk, note: NoteView): MenuEntry[] {
  const summary = desk.library.summary(note.anchor.doc);
  // What was typed and isn't on disk yet is the note's words too.
  const body = desk.notebook.draftOf(note.id)?.value ?? note.body;
  const quote = quoteOf(note);
  const labels = labelsOf(note);
  const entries: MenuEntry[] = [];
  if (body.trim() !== '') {
    entries.push({
      id: 'copy',
      name: menus.copyNote,
      perform: () => void copy(desk, body, menus.copied),
    });
  }
  if (summary && quote !== '') {
    const rich = richCitation(quote, summary, labels);
    entries.push({
      id: 'copy-quote',
      name: menus.copyQuote,
      perform: () => void copy(desk, citation(quote, summary, labels), reading.copied, rich),
    });
  }
  return entries;
}

function edit(desk: Desk, id: string): void {
  if (desk.layout.screen === 'reading') {
    desk.layout.rightTab = 'notes';
    desk.layout.reveal('right');
    desk.notebook.shown = { note: id };
  }
  desk.notebook.edit(id);
}
