import type { BlockView, NoteView, ProvisionView, QuickView } from '../ipc/types/commands';
import type { DocumentText } from './document-text';
import type { Notebook } from './notebook.svelte';
import { blockAt, placesOf } from './note-places';
import type { Reading } from './reading.svelte';

export const PAPER_SIZES = ['small', 'normal', 'large'] as const;
export type PaperSize = (typeof PAPER_SIZES)[number];

/** So many blocks can be laid out for one print: about four hundred pages. */
export const MOST_PRINTED = 10_000;

/** What of a document would be printed. */
export interface TextPlan {
  kind: 'text';
  view: DocumentText;
  section: ProvisionView | null;
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

/** What goes to the printer. */
export type Job =
  TextJob | { kind: 'quick'; view: QuickView } | { kind: 'targets'; view: QuickView; as: 'chart' | 'table' };

/** What is printed and how, as the reader chose; kept for the sitting, in memory only. */
export class Paper {
  /** Stands on the page as long as it is being printed. */
  job = $state.raw<Job | null>(null);
  notes = $state(false);
  marks = $state(false);
  editors = $state(true);
  size = $state<PaperSize>('normal');

  #reading: Reading;
  #notebook: Notebook;
  /** The id of the section to print; null: the whole document. */
  #section = $state<string | null>(null);
  /** The notes of one document, as they were when someone thought of printing it. */
  #notes = $state.raw<{ doc: string; notes: readonly NoteView[] } | null>(null);

  constructor(reading: Reading, notebook: Notebook) {
    this.#reading = reading;
    this.#notebook = notebook;
  }

  /** The sections that can be printed by themselves: the outermost around the reader, and the one being read. */
  get sections(): ProvisionView[] {
    const view = this.#reading.view;
    const around = view ? sectionsAround(view, this.#reading.sectionOf(this.#reading.block)) : [];
    return around.filter((_, index) => index === 0 || index === around.length - 1);
  }

  get section(): ProvisionView | null {
    return this.sections.find((one) => one.id === this.#section) ?? null;
  }

  choose(section: string | null): void {
    this.#section = section;
  }

  /** Reads the notes of the open document: what is printed is all of them, not the few that are on screen. */
  async load(): Promise<void> {
    const { doc } = this.#reading;
    if (doc !== null) this.#notes = { doc, notes: await this.#notebook.inDocument(doc) };
  }

  /** All that could be printed of what is chosen. */
  get text(): TextPlan | null {
    const view = this.#reading.view;
    if (!view) return null;
    const section = this.section;
    const stretches = stretchesOf(view, section);
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
      unplaced: section ? [] : all.unplaced,
      editors,
      size,
    };
  }

  /** Prints the text as chosen, unless `alive` says meanwhile that no one wants it any more. */
  async printText(alive: () => boolean = () => true): Promise<void> {
    const text = this.text;
    if (!text || text.length > MOST_PRINTED) return;
    const parts = await Promise.all(text.stretches.map(([from, to]) => text.view.all(from, to)));
    if (!alive()) return;
    const { notes, unplaced, marks } = text;
    this.job = {
      ...text,
      blocks: parts.flat(),
      notes: this.notes ? notes : [],
      unplaced: this.notes ? unplaced : [],
      marks: this.marks ? marks : [],
    };
  }

  /** It has been printed, or not: nothing of it stays. */
  clear(): void {
    this.job = null;
  }

  close(): void {
    this.clear();
    this.#section = null;
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
