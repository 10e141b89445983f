import { asCallError } from '../ipc/errors';
import type { NoteView } from '../ipc/types/commands';
import type { Desk } from '../state/desk.svelte';
import type { NoteQuery } from '../state/known-notes.svelte';
import { FREE, labelsOf, quoteOf } from '../state/note-places';
import { addressRange, spokenPlaces } from '../text/address';
import { sourceOf } from '../text/citation';
import {
  asMarkdown,
  asPaper,
  asPlain,
  notesOut as words,
  type NotesOut,
  type OutNote,
} from '../text/notes-out';
import { capital, day, fileDate, shortDate } from '../text/time';
import { actionNames, errors, notes as noteWords, pens, print } from '../text/vi';
import { isOpen, type Action } from './action';

export type OutForm = 'docx' | 'markdown' | 'plain' | 'copy';
const ENDINGS = { docx: 'docx', markdown: 'md', plain: 'txt' } as const;

/** Of a whole block a note keeps its first words: as many letters as this. */
const FIRST_WORDS = 120;
const isCut = ({ anchor }: NoteView) => anchor.whole_block && [...anchor.quote].length >= FIRST_WORDS;

export function inWords(desk: Desk, note: NoteView): OutNote {
  const summary = desk.library.summary(note.anchor.doc);
  const labels = labelsOf(note);
  return {
    place: addressRange(labels) === '' ? '' : capital(spokenPlaces(labels)),
    quote: quoteOf(note) + (isCut(note) ? '…' : ''),
    source:
      note.place.state === 'free' ? '' : summary ? sourceOf(summary, labels) : words.absent(note.anchor.doc),
    kind: pens[note.kind],
    date: shortDate(note.updated),
    body: note.body,
  };
}

/** Notes as they go out, in the order and the groups of the query. */
export async function composeOut(
  desk: Desk,
  query: NoteQuery,
  filtered: boolean,
  only?: ReadonlySet<string>,
): Promise<NotesOut | null> {
  const by = query.by === 'session' ? 'session' : 'document';
  const { notes, groups } = await desk.notebook.all({ ...query, by });
  const now = Date.now();
  const nameOf = (id: string) => {
    if (by === 'document' && id === FREE) return noteWords.free;
    if (by === 'document') return desk.library.summary(id)?.title ?? id;
    const session = desk.sessions.find(id);
    return session ? `${session.title}, ${day(session.started, now)}` : noteWords.noSession;
  };
  let from = 0;
  const pieces = groups.flatMap(({ id, count }) => {
    const own = notes.slice(from, from + count).filter((note) => !only || only.has(note.id));
    from += count;
    if (own.length === 0) return [];
    return { name: capital(nameOf(id)), notes: own.map((note) => inWords(desk, note)) };
  });
  const total = pieces.reduce((sum, piece) => sum + piece.notes.length, 0);
  if (total === 0) return null;
  const about = filtered ? words.someAbout : words.about;
  return {
    title: print.notesOf(desk.profiles.current?.name ?? ''),
    about: about(total, shortDate(now)),
    groups: pieces,
  };
}

/** Writes notes into a file of the reader's choice, or puts them on the clipboard; says how many, or why not. */
export async function sendOut(
  desk: Desk,
  form: OutForm,
  query: NoteQuery,
  filtered: boolean,
  only?: ReadonlySet<string>,
): Promise<void> {
  const { host, layout } = desk;
  const locked = desk.profiles.current?.locked === true;
  // What is being written is among what goes out.
  if (desk.canWrite && !(await desk.flush())) return;
  try {
    const path =
      form === 'copy' ? null : await host.saveFile(words.fileName(fileDate(Date.now()), ENDINGS[form]));
    if (form !== 'copy' && path === null) return;
    const out = await composeOut(desk, query, filtered, only);
    if (!out) {
      layout.tell(words.none, true);
      return;
    }
    const count = out.groups.reduce((sum, { notes }) => sum + notes.length, 0);
    const { title, about } = out;
    if (path === null) {
      await host.copyText(asPlain(out));
      layout.tell([words.copied(count), ...(locked ? [words.copiedOutside] : [])].join(' '));
      return;
    }
    if (form === 'docx') await host.call('write_paper', { path, title, about, blocks: asPaper(out) });
    else await host.call('write_text', { path, text: form === 'markdown' ? asMarkdown(out) : asPlain(out) });
    layout.tell([`${words.written(count, path)}.`, ...(locked ? [words.outside] : [])].join(' '));
  } catch (error) {
    layout.tell(`${noteWords.failed} ${errors[asCallError(error).code]}`, true);
  }
}

const out = (form: OutForm, name: string): Action => ({
  id: `notes-${form}`,
  name,
  group: 'write',
  keys: [],
  when: (desk) => isOpen(desk) && desk.hasNotes && desk.notebook.total > 0,
  perform: (desk) => sendOut(desk, form, { by: 'document' }, false),
});

/** Asks what stands on a paper that is made of these notes. */
export function askForPaper(desk: Desk, query: NoteQuery, only?: ReadonlySet<string>): void {
  desk.many.outgoing = { query, only };
  desk.layout.dialog = 'thu-hoach';
}

const paper: Action = {
  id: 'notes-paper',
  name: actionNames.notesPaper,
  group: 'write',
  keys: [],
  when: (desk) => isOpen(desk) && desk.hasNotes && desk.notebook.total > 0,
  perform: (desk) => askForPaper(desk, {}),
};

/** All notes out of the program. */
export const notesOut = [
  paper,
  out('docx', actionNames.notesDocx),
  out('markdown', actionNames.notesMarkdown),
  out('plain', actionNames.notesPlain),
  out('copy', actionNames.notesCopy),
] as const;
