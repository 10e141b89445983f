import type { Args, Reply } from '../host';
import type { BlockNotes, DocumentView, NoteGroup, NoteView } from '../types/commands';
import { plain } from './answer';
import { tagsIn } from './many';

const KINDS: readonly NoteView['kind'][] = ['viewpoint', 'target', 'task', 'relation', 'plain'];

type Place = Pick<NoteView, 'anchor' | 'place'>;

const placesOf = (note: NoteView): Place[] => [note, ...note.further];
const blockOf = ({ anchor, place }: Place) => (place.state === 'exact' ? place.block : anchor.block);

/** The words that a note hangs on. */
const quoteOf = (note: NoteView) =>
  placesOf(note)
    .map(({ anchor }) => anchor.quote)
    .join('\n');

const wordsOf = (text: string) => plain(text).match(/[a-z0-9%]+/gu) ?? [];

/** Some of the notes that a filter lets through, put together as the core does. */
export function pageOf(
  all: readonly NoteView[],
  sessions: readonly string[],
  documents: ReadonlyMap<string, DocumentView>,
  request: Args<'note_page'>,
): Reply<'note_page'> {
  const { doc, session, kinds = [], text = '', tags = [], newest, also, by, around, limit } = request;
  const wanted = wordsOf(text);
  const held = (note: NoteView) => wordsOf(`${note.body} ${quoteOf(note)}`);
  const through = (note: NoteView) =>
    note.deleted === null &&
    (doc === undefined || note.anchor.doc === doc) &&
    (session === undefined || note.session === session) &&
    (note.id === also ||
      ((kinds.length === 0 || kinds.includes(note.kind)) &&
        tags.every((tag) => tagsIn(note.body).includes(tag)) &&
        wanted.every((word) => held(note).some((own) => own.startsWith(word)))));
  const placeAt = (note: NoteView) =>
    documents.get(note.anchor.doc)?.blocks.findIndex((block) => block.id === blockOf(note)) ?? -1;
  const startAt = (note: NoteView) => (note.place.state === 'exact' ? note.place.start : 0);

  const group = (note: NoteView): [number, string] => {
    if (by === 'document') return [[...documents.keys()].indexOf(note.anchor.doc), note.anchor.doc];
    if (by === 'kind') return [KINDS.indexOf(note.kind), note.kind];
    if (by === 'session') {
      return note.session === null ? [Infinity, ''] : [sessions.indexOf(note.session), note.session];
    }
    if (by === undefined) return [0, ''];
    const near = placeAt(note) >= by.near[0] && placeAt(note) < by.near[1];
    return near ? [0, 'near'] : [1, 'rest'];
  };
  const places = [...documents.keys()];
  const order = (note: NoteView) => places.indexOf(note.anchor.doc);
  const sorted = all
    .filter(through)
    .sort((a, b) =>
      newest === true
        ? all.indexOf(b) - all.indexOf(a)
        : order(a) - order(b) || placeAt(a) - placeAt(b) || startAt(a) - startAt(b),
    )
    .map((note) => ({ note, group: group(note) }))
    .sort((a, b) => (a.group[0] === b.group[0] ? 0 : a.group[0] - b.group[0]));
  const groups: NoteGroup[] = [];
  for (const { group } of sorted) {
    const last = groups.at(-1);
    if (last?.id === group[1]) last.count += 1;
    else groups.push({ id: group[1], count: 1 });
  }
  const at = sorted.findIndex(({ note }) => note.id === around);
  const offset = at >= 0 && limit > 0 ? at - (at % limit) : Math.min(request.offset, sorted.length);
  const notes = sorted.slice(offset, offset + limit).map(({ note }) => note);
  return { total: sorted.length, offset, groups, notes };
}

/** What the notes of a document draw on it. */
export function marksIn(all: readonly NoteView[], document: DocumentView): BlockNotes[] {
  const own = all.filter((note) => note.deleted === null && note.anchor.doc === document.summary.id);
  return document.blocks.flatMap(({ id: block }) => {
    const here = own.filter((note) => placesOf(note).some((one) => blockOf(one) === block));
    const marks = here.flatMap((note) =>
      placesOf(note).flatMap(({ anchor, place }) =>
        place.state === 'exact' && place.block === block && !anchor.whole_block
          ? [{ note: note.id, kind: note.kind, start: place.start, end: place.end }]
          : [],
      ),
    );
    const notes = here.filter((note) => placesOf(note).map(blockOf)[0] === block).length;
    return here.length > 0 ? [{ block, notes, marks }] : [];
  });
}
