import type { NewAnchor, NoteView } from '../ipc/types/commands';
import type { Desk } from '../state/desk.svelte';
import { answersOf } from '../state/paper-parts';
import type { MenuEntry } from '../state/layout.svelte';
import type { Given, Target } from '../state/papers.svelte';
import { withoutTags } from '../text/thu-hoach';
import { actionNames, papers as words } from '../text/vi';
import { isOpen, type Action } from './action';
import { mayWrite } from './may-write';

/** A note as it goes into an answer: what it hangs on, and its words as they stand now. */
export const givenNote = (desk: Desk, note: NoteView): Given => ({
  note,
  body: withoutTags(desk.notebook.draftOf(note.id)?.value ?? note.body),
});

/** What is chosen on the sheet, or the block at hand. */
function fromText(desk: Desk): Given[] {
  const { doc, block, chosen } = desk.reading;
  if (doc === null) return [];
  const parts = chosen?.parts ?? [];
  const places = parts.map(({ block: own, start, end }): NewAnchor => ({
    doc,
    block: own,
    range: [start, end],
  }));
  if (places.length > 0) return [{ places }];
  return block === null ? [] : [{ places: [{ doc, block }] }];
}

/** Puts words into the answer that was used last; without one the reader is asked. */
export async function giveTo(desk: Desk, given: readonly Given[], target?: Target): Promise<void> {
  const { papers, layout } = desk;
  if (given.length === 0 || !mayWrite(desk)) return;
  // What is being written in a note is part of it.
  if (!(await desk.notebook.flush())) return;
  const to = target ?? papers.target ?? onlyPaper(desk);
  if (!to) {
    ask(desk, given);
    return;
  }
  if (!(await papers.give(given, to))) {
    if (papers.error === 'paper_not_found' || papers.error === 'part_not_found') {
      papers.target = null;
      ask(desk, given);
    }
    return;
  }
  // In the room one sees it.
  if (layout.screen === 'papers') return;
  const { where, title } = await namesOf(desk, to);
  layout.tell(words.given(where, title));
}

/** Asks into which answer words go. */
export function ask(desk: Desk, given: readonly Given[]): void {
  if (given.length === 0 || !mayWrite(desk)) return;
  desk.papers.asking = given;
  desk.layout.dialog = 'into-paper';
}

// Where there is one paper without questions there is nothing to choose.
function onlyPaper(desk: Desk): Target | null {
  const [only, ...others] = desk.papers.list;
  return only && others.length === 0 && only.questions === 0 ? { paper: only.id, question: null } : null;
}

async function namesOf(desk: Desk, { paper, question }: Target): Promise<{ where: string; title: string }> {
  const open =
    desk.papers.open?.paper.id === paper
      ? desk.papers.open
      : await desk.host.call('open_paper', { id: paper }).catch(() => null);
  const questions = answersOf(open?.parts ?? []).filter((one) => one.question);
  const at = questions.findIndex((one) => one.question?.id === question);
  const where = at < 0 ? words.before.toLocaleLowerCase('vi') : words.number(at + 1).toLocaleLowerCase('vi');
  return { where, title: open?.paper.title.trim() || words.untitled };
}

/** The lines of a menu by which something goes into a paper. */
export function intoEntries(desk: Desk, given: () => readonly Given[]): MenuEntry[] {
  if (!desk.canWrite) return [];
  return [
    { id: 'into-paper', name: words.into, perform: () => giveTo(desk, given()) },
    { id: 'into-other', name: words.intoOther, perform: () => ask(desk, given()) },
  ];
}

export const intoPaper: Action = {
  id: 'into-paper',
  name: actionNames.intoPaper,
  group: 'write',
  keys: ['Ctrl+Shift+D'],
  when: (desk) => isOpen(desk) && chosenHere(desk).length > 0,
  perform: (desk) => giveTo(desk, chosenHere(desk)),
};

export const intoOther: Action = {
  id: 'into-other',
  name: actionNames.intoOther,
  group: 'write',
  keys: [],
  when: (desk) => isOpen(desk) && chosenHere(desk).length > 0,
  perform: (desk) => ask(desk, chosenHere(desk)),
};

/** The note that has the focus, those that are chosen, or else what is being read. */
function chosenHere(desk: Desk): readonly Given[] {
  const { many, notebook, layout } = desk;
  const notes = [...many.chosen].flatMap((id) => notebook.find(id) ?? []);
  if (many.choosing && notes.length > 0) return notes.map((note) => givenNote(desk, note));
  const card = document.activeElement?.closest<HTMLElement>('[data-note]')?.dataset['note'];
  const note = card === undefined ? undefined : notebook.find(card);
  if (note) return [givenNote(desk, note)];
  return layout.screen === 'reading' ? fromText(desk) : [];
}

export const intoPaperActions = [intoPaper, intoOther] as const;
export { fromText };
