import { SvelteMap } from 'svelte/reactivity';
import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type {
  BlockNotes,
  ErrorCode,
  NoteGroup,
  NotePage,
  NotePageRequest,
  NoteView,
} from '../ipc/types/commands';

/** More than this the core doesn't give at once. */
const LONGEST_PAGE = 500;

/** Which notes, in which groups. */
export type NoteQuery = Omit<NotePageRequest, 'offset' | 'limit' | 'around'>;

/** All notes that a query lets through, and how many of them each group has, in their order. */
export interface AllNotes {
  notes: readonly NoteView[];
  groups: readonly NoteGroup[];
}

/** What the notes of one document draw on its text. */
export interface DocumentMarks {
  doc: string;
  blocks: readonly BlockNotes[];
}

/** What is known here of the notes on disk: what was read of them, and how many there are. */
export class KnownNotes {
  /** How many notes there are of each kind that there are any of. */
  kinds = $state.raw<readonly NoteGroup[]>([]);
  /** What the open document's notes draw on it. */
  marks = $state.raw<DocumentMarks | null>(null);
  /** Why notes that were to be read couldn't be. */
  error = $state<ErrorCode | null>(null);

  #host: Host;
  // Notes that were on screen or were written, as they are on disk.
  #known = new SvelteMap<string, NoteView>();
  // Answers that were asked for before the notebook was closed belong to nobody any more.
  #sitting = 0;
  #marking = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  close(): void {
    this.#sitting += 1;
    this.#known.clear();
    this.kinds = [];
    this.marks = null;
    this.error = null;
  }

  /** A note that was on screen or was written in this sitting. */
  find(id: string): NoteView | undefined {
    return this.#known.get(id);
  }

  put(note: NoteView): void {
    this.#known.set(note.id, note);
  }

  forget(id: string): void {
    this.#known.delete(id);
  }

  /** Reads some notes; null if they can't be read or nobody waits for them any more. */
  async page(request: NotePageRequest): Promise<NotePage | null> {
    return this.#read(
      () => this.#host.call('note_page', request),
      ({ notes }) => notes.forEach((note) => this.#known.set(note.id, note)),
    );
  }

  /** Reads all notes of one document, in the order of its text: for paper. */
  async inDocument(doc: string): Promise<readonly NoteView[]> {
    return (await this.all({ doc })).notes;
  }

  /** Reads all notes that a query lets through, group by group: for paper. */
  async all(query: NoteQuery): Promise<AllNotes> {
    const notes: NoteView[] = [];
    let groups: NoteGroup[] = [];
    for (let total = 1; notes.length < total;) {
      const request = { ...query, offset: notes.length, limit: LONGEST_PAGE };
      const page = await this.#read(
        () => this.#host.call('note_page', request),
        () => undefined,
      );
      if (!page || page.notes.length === 0) break;
      notes.push(...page.notes);
      ({ total, groups } = page);
    }
    return { notes, groups };
  }

  /** How many notes a query lets through. */
  async countOf(query: NoteQuery): Promise<number> {
    const page = await this.#read(
      () => this.#host.call('note_page', { ...query, offset: 0, limit: 0 }),
      () => undefined,
    );
    return page?.total ?? 0;
  }

  /** Reads what the notes of a document draw on its text. */
  async mark(doc: string): Promise<void> {
    this.#marking += 1;
    const asked = this.#marking;
    await this.#read(
      () => this.#host.call('note_marks', { doc }),
      (blocks) => {
        if (asked === this.#marking) this.marks = { doc, blocks };
      },
    );
  }

  /** What the notes of a document draw on it, for a sheet that the reader isn't at. */
  async readMarks(doc: string): Promise<DocumentMarks | null> {
    const blocks = await this.#read(
      () => this.#host.call('note_marks', { doc }),
      () => undefined,
    );
    return blocks && { doc, blocks };
  }

  /** Counts the notes again. */
  async count(): Promise<void> {
    await this.#read(
      () => this.#host.call('note_page', { by: 'kind', offset: 0, limit: 0 }),
      ({ groups }) => (this.kinds = groups),
    );
  }

  async #read<R>(action: () => Promise<R>, take: (result: R) => void): Promise<R | null> {
    const sitting = this.#sitting;
    try {
      const result = await action();
      if (sitting !== this.#sitting) return null;
      take(result);
      this.error = null;
      return result;
    } catch (error) {
      if (sitting === this.#sitting) this.error = asCallError(error).code;
      return null;
    }
  }
}
