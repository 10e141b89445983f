import type { Desk } from '../../state/desk.svelte';
import type { Narrowing } from '../../state/search.svelte';
import type { Kind } from '../../ipc/types/commands';
import { kindNames, search as words } from '../../text/vi';

/** One thing that the search can be narrowed to. */
export interface Choice {
  id: string;
  name: string;
  current: boolean;
  /** The name of the group that it begins in the menu. */
  heading?: string;
  /** What choosing it changes, and what dropping it does. */
  choose: Partial<Narrowing>;
  drop: Partial<Narrowing>;
}

/** Everything to narrow to: the reader's notes, kinds of documents where there are several, single documents. */
export function choices(desk: Desk): Choice[] {
  const { narrowing } = desk.search;
  const { documents } = desk.library;
  const found: Choice[] = [];
  if (desk.hasNotes) {
    found.push({
      id: 'notes',
      name: words.notesOnly,
      current: narrowing.notesOnly,
      choose: { notesOnly: true },
      drop: { notesOnly: false },
    });
  }
  const kinds: Kind[] = [...new Set(documents.map((document) => document.kind))];
  if (kinds.length > 1) {
    for (const [index, kind] of kinds.entries()) {
      found.push({
        ...(index === 0 ? { heading: words.narrowKinds } : {}),
        id: `kind:${kind}`,
        name: kindNames[kind],
        current: narrowing.kind === kind,
        choose: { kind, doc: null },
        drop: { kind: null },
      });
    }
  }
  for (const [index, { id, short_title }] of documents.entries()) {
    found.push({
      ...(index === 0 ? { heading: words.narrowDocuments } : {}),
      id: `doc:${id}`,
      name: short_title,
      current: narrowing.doc === id,
      choose: { doc: id, kind: null },
      drop: { doc: null },
    });
  }
  return found;
}
