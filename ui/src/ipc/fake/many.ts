import { CallError } from '../errors';
import type {
  NoteEdit,
  NoteEdits,
  NoteView,
  Retagged,
  TagChange,
  TagNotes,
  TagView,
} from '../types/commands';

/** A note's body as the core renders it, in small. */
export function html(body: string): string {
  const text = body.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
  return text === '' ? '' : `<p>${text.replace(/\n/gu, '<br>')}</p>`;
}

/** A small reading of tags: the core's own knows marks and signs better. */
const TAG = /(?<![^\s(])#(?<name>\p{L}[\p{L}\p{N}_-]*)/gu;
export const tagsIn = (body: string): string[] => [
  ...new Set([...body.matchAll(TAG)].map(({ groups }) => (groups?.['name'] ?? '').toLowerCase())),
];

interface Notes {
  notes: NoteView[];
  now: () => number;
}

/** Several notes at once, and tags. */
export function manyHandlers(host: () => Notes) {
  const find = (id: string): NoteView => {
    const note = host().notes.find((one) => one.id === id);
    if (!note) throw new CallError('note_not_found', id);
    return note;
  };
  const change = (edits: readonly NoteEdit[]): NoteView[] => {
    const notes = edits.map(({ id }) => find(id));
    edits.forEach(({ body, kind, deleted }, at) => {
      const note = notes[at];
      if (!note) return;
      if (body !== undefined) Object.assign(note, { body, html: html(body) });
      if (kind !== undefined) note.kind = kind;
      if (deleted !== undefined) note.deleted = deleted ? host().now() : null;
    });
    return notes;
  };
  const rewrite = (notes: readonly NoteView[], words: (body: string) => string): Retagged => {
    const changed = notes.filter((note) => words(note.body) !== note.body);
    const before = changed.map((note) => note.body);
    return { notes: change(changed.map(({ id, body }) => ({ id, body: words(body) }))), before };
  };
  return {
    change_notes: ({ notes }: NoteEdits) => change(notes),
    tags: (): TagView[] => {
      const counts = new Map<string, number>();
      for (const note of host().notes.filter((one) => one.deleted === null)) {
        for (const tag of tagsIn(note.body)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
      }
      return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    tag_notes: ({ ids, tag }: TagNotes) =>
      rewrite(ids.map(find), (body) =>
        tagsIn(body).includes(tag.toLowerCase()) ? body : `${body}\n#${tag}`.trim(),
      ),
    rename_tag: ({ from, to }: TagChange) =>
      rewrite(host().notes, (body) =>
        body.replace(TAG, (whole, name: string) =>
          name.toLowerCase() === from ? (to === undefined ? '' : `#${to}`) : whole,
        ),
      ),
  };
}
