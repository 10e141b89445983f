import type {
  BlockView,
  NoteView,
  PaperRequest,
  ProvisionView,
  QuickView,
  SessionView,
} from '../ipc/types/commands';
import type { DocumentText } from './document-text';
import type { AllNotes, NoteQuery } from './known-notes.svelte';
import type { Notebook } from './notebook.svelte';
import { blockAt, placesOf } from './note-places';
import type { Reading } from './reading.svelte';

export const PAPER_SIZES = ['small', 'normal', 'large'] as const;
export type PaperSize = (typeof PAPER_SIZES)[number];

/** So many blocks can be laid out for one print: about four hundred pages. */
export const MOST_PRINTED = 10_000;
/** And so many notes. */
export const MOST_NOTES = 3000;
/** More than this isn't laid out at every change of what is chosen: that would hold the window up each time. */
export const LAID_AT_ONCE = 1500;

/** What is to be printed: whatever is on screen as what it is. */
export type Subject =
  | { kind: 'text' }
  | { kind: 'quick'; view: QuickView }
  | { kind: 'targets'; view: QuickView; as: 'chart' | 'table' }
  | { kind: 'notes' }
  | { kind: 'session'; session: SessionView };

/** Which part of the text: all of it, the words that are chosen on the sheet, or a section by its id. */
export type Part = { kind: 'whole' } | { kind: 'chosen' } | { kind: 'section'; id: string };

/** What of a document would be printed. */
export interface TextPlan {
  kind: 'text';
  view: DocumentText;
  section: ProvisionView | null;
  /** It is all of the document. */
  whole: boolean;
  /** The blocks, as stretches of indices: `[first, beyond the last]`. */
  stretches: readonly (readonly [number, number])[];
  /** How many blocks that is. */
  length: number;
  /** How many editor's notes stand there. */
  edited: number;
  /** Notes with words, each at a block that is printed. */
  notes: readonly NoteView[];
  /** Notes with words that have lost their place. */
  unplaced: readonly NoteView[];
  /** Strokes of the pens. */
  marks: readonly NoteView[];
  editors: boolean;
  size: PaperSize;
}

/** A document, or one section of it, as it goes to the printer. */
export interface TextJob extends TextPlan {
  blocks: readonly BlockView[];
}

/** Notes as they go to the printer: those of the notebook, or of a session. */
export interface NotesJob extends AllNotes {
  kind: 'notes';
  by: 'document' | 'session';
  session: SessionView | null;
  /** Not all notes are among them. */
  filtered: boolean;
  size: PaperSize;
}

/** What goes to the printer. */
export type Job =
  | TextJob
  | NotesJob
  | { kind: 'own'; print: PaperRequest }
  | { kind: 'quick'; view: QuickView }
  | { kind: 'targets'; view: QuickView; as: 'chart' | 'table' };

/** What is printed and how, as the reader chose; kept for the sitting, in memory only. */
export class Paper {
  subject = $state.raw<Subject>({ kind: 'text' });
  /** Stands on the page, out of sight, as long as it is looked at or being printed. */
  job = $state.raw<Job | null>(null);
  /** The pages of the job, once they are made. */
  pages = $state.raw<readonly HTMLElement[] | null>(null);
  /** The pages go to the printer as soon as they are made. */
  sending = $state(false);
  notes = $state(false);
  marks = $state(false);
  editors = $state(true);
  size = $state<PaperSize>('normal');
  /** Of the notes only those that the screen's filter lets through. */
  onlyFiltered = $state(true);
  /** What the screen of notes shows. */
  shown = $state.raw<{ query: NoteQuery; filtered: boolean }>({ query: { by: 'document' }, filtered: false });
  /** How many notes the filter lets through, and how many there are. */
  counts = $state.raw<{ filtered: number; all: number } | null>(null);

  #reading: Reading;
  #notebook: Notebook;
  /** The id of the section to print; null: the whole document. */
  #section = $state<string | null>(null);
  /** The blocks in which words were chosen when someone thought of printing: first and last. */
  #chosen = $state.raw<{ view: DocumentText; from: number; to: number } | null>(null);
  #onlyChosen = $state(false);
  /** The notes of one document, as they were when someone thought of printing it. */
  #notes = $state.raw<{ doc: string; notes: readonly NoteView[] } | null>(null);
  #asked = 0;

  constructor(reading: Reading, notebook: Notebook) {
    this.#reading = reading;
    this.#notebook = notebook;
  }

  /** Someone thinks of printing this. */
  begin(subject: Subject): void {
    this.clear();
    this.subject = subject;
    this.#section = null;
    this.onlyFiltered = true;
    this.counts = null;
    const { view, chosen } = this.#reading;
    const [first, last] = [chosen?.parts[0], chosen?.parts.at(-1)];
    this.#chosen =
      view && first && last ? { view, from: view.indexOf(first.block), to: view.indexOf(last.block) } : null;
    this.#onlyChosen = false;
  }

  /** The sections that can be printed by themselves: the outermost around the reader, and the one being read. */
  get sections(): ProvisionView[] {
    const view = this.#reading.view;
    const around = view ? sectionsAround(view, this.#reading.sectionOf(this.#reading.block)) : [];
    return around.filter((_, index) => index === 0 || index === around.length - 1);
  }

  /** How many blocks there are words chosen in; 0 where none are. */
  get chosenBlocks(): number {
    const chosen = this.#chosen;
    return chosen && chosen.view === this.#reading.view ? chosen.to - chosen.from + 1 : 0;
  }

  get part(): Part {
    if (this.#onlyChosen && this.chosenBlocks > 0) return { kind: 'chosen' };
    const { section } = this;
    return section ? { kind: 'section', id: section.id } : { kind: 'whole' };
  }

  get section(): ProvisionView | null {
    return this.sections.find((one) => one.id === this.#section) ?? null;
  }

  choose(section: string | null): void {
    this.#section = section;
    this.#onlyChosen = false;
  }

  /** Prints the passages in which words are chosen. */
  chooseSelection(): void {
    this.#section = null;
    this.#onlyChosen = true;
  }

  /** Reads the notes of the open document: what is printed is all of them, not the few that are on screen. */
  async load(): Promise<void> {
    if (this.subject.kind === 'notes') {
      const { query, filtered } = this.shown;
      const all = await this.#notebook.countOf({});
      this.counts = { all, filtered: filtered ? await this.#notebook.countOf(query) : all };
      return;
    }
    const { doc } = this.#reading;
    if (doc !== null) this.#notes = { doc, notes: await this.#notebook.inDocument(doc) };
  }

  /** All that could be printed of what is chosen. */
  get text(): TextPlan | null {
    const view = this.#reading.view;
    if (!view) return null;
    const part = this.part;
    const section = part.kind === 'section' ? this.section : null;
    const chosen = part.kind === 'chosen' ? this.#chosen : null;
    const stretches: [number, number][] = chosen
      ? [[chosen.from, chosen.to + 1]]
      : stretchesOf(view, section);
    const within = (at: number) => stretches.some(([from, to]) => from <= at && at < to);
    const known = this.#notes?.doc === view.summary.id ? this.#notes.notes : [];
    const all = notesOf(known, (block) => within(view.indexOf(block)));
    const { editors, size } = this;
    return {
      kind: 'text',
      view,
      section,
      stretches,
      length: stretches.reduce((sum, [from, to]) => sum + to - from, 0),
      edited: [...view.noted].reduce((sum, [at, notes]) => sum + (within(at) ? notes.length : 0), 0),
      ...all,
      unplaced: part.kind === 'whole' ? all.unplaced : [],
      whole: part.kind === 'whole',
      editors,
      size,
    };
  }

  /** Whether so much can be laid out for one print. */
  get tooMuch(): boolean {
    if (this.subject.kind === 'text') return (this.text?.length ?? 0) > MOST_PRINTED;
    return this.#noted > MOST_NOTES;
  }

  /** Whether it is laid out as soon as something else is chosen. */
  get quick(): boolean {
    return (this.subject.kind === 'text' ? (this.text?.length ?? 0) : this.#noted * 2) <= LAID_AT_ONCE;
  }

  get #noted(): number {
    const { subject, counts } = this;
    if (subject.kind === 'session') return subject.session.notes;
    if (subject.kind !== 'notes') return 0;
    return (this.onlyFiltered ? counts?.filtered : counts?.all) ?? 0;
  }

  /** Makes the job that was chosen, to be laid out; `alive` says whether anyone wants it still when all is read. */
  async compose(alive: () => boolean = () => true): Promise<void> {
    const asked = ++this.#asked;
    if (this.tooMuch) return;
    const job = await this.#jobOf(this.subject);
    if (!alive() || asked !== this.#asked) return;
    this.pages = null;
    this.job = job;
  }

  async #jobOf(subject: Subject): Promise<Job | null> {
    const { size } = this;
    if (subject.kind === 'notes') {
      const { query, filtered } = this.shown;
      const by = query.by === 'session' ? 'session' : 'document';
      const only = filtered && this.onlyFiltered;
      const all = await this.#notebook.all({ ...(only ? query : {}), by });
      return { kind: 'notes', by, session: null, filtered: only, size, ...all };
    }
    if (subject.kind === 'session') {
      const all = await this.#notebook.all({ session: subject.session.id, by: 'document' });
      return { kind: 'notes', by: 'document', session: subject.session, filtered: false, size, ...all };
    }
    // A new one each time: what was laid out before is another.
    if (subject.kind !== 'text') return { ...subject };
    const text = this.text;
    if (!text) return null;
    const parts = await Promise.all(text.stretches.map(([from, to]) => text.view.all(from, to)));
    const { notes, unplaced, marks } = text;
    return {
      ...text,
      blocks: parts.flat(),
      notes: this.notes ? notes : [],
      unplaced: this.notes ? unplaced : [],
      marks: this.marks ? marks : [],
    };
  }

  /** A paper of the reader's own goes to the printer as it is: there is nothing to choose. */
  send(job: { kind: 'own'; print: PaperRequest }): void {
    this.clear();
    this.job = job;
    this.sending = true;
  }

  /** The pages of a job are made. */
  laid(job: Job, pages: readonly HTMLElement[]): void {
    if (this.job === job) this.pages = pages;
  }

  /** It has been printed, or not: nothing of it stays. */
  clear(): void {
    this.#asked += 1;
    this.job = null;
    this.pages = null;
    this.sending = false;
  }

  close(): void {
    this.clear();
    this.subject = { kind: 'text' };
    this.shown = { query: { by: 'document' }, filtered: false };
    this.counts = null;
    this.#section = null;
    this.#chosen = null;
    this.#onlyChosen = false;
    this.#notes = null;
    this.notes = false;
    this.marks = false;
    this.editors = true;
    this.size = 'normal';
  }
}

/** The headed sections around a section and itself, outermost first, without the document's title. */
export function sectionsAround(view: DocumentText, section: ProvisionView | undefined): ProvisionView[] {
  const around: ProvisionView[] = [];
  for (let own = section; own; own = own.parent === null ? undefined : view.provisions[own.parent]) {
    if (own.level > 1 && !own.is_item) around.unshift(own);
  }
  return around;
}

/** A section's blocks, those of its own sections and items included; without a section all there are. */
function stretchesOf(view: DocumentText, section: ProvisionView | null): [number, number][] {
  if (!section) return [[0, view.length]];
  // A provision stands after its parent, so that one walk is enough.
  const inside = new Set<number>();
  view.provisions.forEach((provision, index) => {
    if (provision === section || (provision.parent !== null && inside.has(provision.parent)))
      inside.add(index);
  });
  const stretches: [number, number][] = [];
  for (const [from, to, provision] of view.stretches()) {
    if (!inside.has(provision)) continue;
    const last = stretches.at(-1);
    if (last?.[1] === from) last[1] = to;
    else stretches.push([from, to]);
  }
  return stretches;
}

/** Which of a document's notes can be printed beside those of its blocks that are. */
function notesOf(own: readonly NoteView[], isPrinted: (block: string) => boolean) {
  const worded = own.filter((note) => note.body.trim() !== '');
  // Of several places one is enough: it is printed under the first that is on the paper.
  const exact = (note: NoteView) => placesOf(note).filter(({ place }) => place.state === 'exact');
  const placed = (note: NoteView) => exact(note).some((one) => isPrinted(blockAt(one)));
  return {
    notes: worded.filter(placed),
    unplaced: worded.filter((note) => exact(note).length === 0),
    marks: own.filter((note) => placed(note) && !note.anchor.whole_block),
  };
}
