import { SvelteMap } from 'svelte/reactivity';
import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type {
  ErrorCode,
  NewAnchor,
  NewPart,
  NoteView,
  OpenPaper,
  PaperRequest,
  PaperView,
  PartKind,
  PartView,
} from '../ipc/types/commands';
import type { Deed } from './deeds.svelte';
import { Draft } from './draft.svelte';
import { newId } from './new-id';
import type { Notebook } from './notebook.svelte';
import { answersOf, behindIn, type PaperSelf } from './paper-parts';

/** What is put into an answer: a note with what it hangs on, or words of a document. */
export type Given = { note: NoteView; body: string } | { places: readonly NewAnchor[] };

/** An answer that words are put into: a question of a paper. */
export interface Target {
  paper: string;
  /** The question's id; null: before the first. */
  question: string | null;
}

export const FRAMES = ['understand', 'relate', 'will'] as const satisfies readonly PartKind[];

/** The reader's papers, and the one that is open. A part is on disk before anything here says so. */
export class Papers {
  list = $state.raw<readonly PaperView[]>([]);
  trash = $state.raw<readonly PaperView[]>([]);
  loaded = $state(false);
  open = $state.raw<OpenPaper | null>(null);
  /** The answer that words go into. */
  target = $state.raw<Target | null>(null);
  /** What waits for the reader to say into which answer. */
  asking = $state.raw<readonly Given[] | null>(null);
  error = $state<ErrorCode | null>(null);
  busy = $state(false);
  /** The frozen paper that is looked at, by its id. */
  frozen = $state<string | null>(null);
  /** The part whose earlier versions are looked at. */
  versionsOf = $state<string | null>(null);
  savedAt = $state<number | null>(null);

  #host: Host;
  #notebook: Notebook;
  #drafts = new SvelteMap<string, Draft<string>>();
  #fields = $state.raw<{ paper: string; draft: Draft<PaperSelf> } | null>(null);
  // What a part said when it was entered, so that a whole sitting at it is taken back at once.
  #before = new Map<string, string>();
  // Goes up when a part gets other words than those that were typed into its field.
  #changed = new SvelteMap<string, number>();
  #sitting = 0;

  constructor(host: Host, notebook: Notebook) {
    this.#host = host;
    this.#notebook = notebook;
  }

  close(): void {
    this.#sitting += 1;
    for (const draft of this.#drafts.values()) draft.drop();
    this.#fields?.draft.drop();
    this.#fields = null;
    this.#drafts.clear();
    this.#before.clear();
    this.#changed.clear();
    this.list = [];
    this.trash = [];
    this.loaded = false;
    this.open = null;
    this.target = null;
    this.asking = null;
    this.error = null;
    this.frozen = null;
    this.versionsOf = null;
    this.savedAt = null;
  }

  /** Reads the shelf, and the paper that is open. */
  async load(): Promise<void> {
    const sitting = this.#sitting;
    await this.#try(async () => {
      const [list, trash] = await Promise.all([
        this.#host.call('list_papers', {}),
        this.#host.call('trashed_papers', {}),
      ]);
      if (sitting !== this.#sitting) return;
      this.list = list;
      this.trash = trash;
      this.loaded = true;
    });
  }

  async show(id: string): Promise<boolean> {
    if (!(await this.leave())) return false;
    const open = await this.#try(() => this.#host.call('open_paper', { id }));
    if (!open) return false;
    this.#take(open);
    const first = answersOf(open.parts).find((answer) => answer.question !== null);
    if (this.target?.paper !== id) this.target = { paper: id, question: first?.question?.id ?? null };
    return true;
  }

  /** Back to the shelf; what couldn't be saved stays where it is. */
  async leave(): Promise<boolean> {
    if (!(await this.flush())) return false;
    this.open = null;
    this.#fields = null;
    this.#drafts.clear();
    this.#before.clear();
    await this.load();
    return true;
  }

  /** Begins a paper with its questions, each with the three frames under it. */
  async create(fields: PaperSelf, questions: readonly string[]): Promise<boolean> {
    const part = (kind: PartKind, body: string): NewPart => ({ id: newId(), kind, body });
    const frames = () => FRAMES.map((kind) => part(kind, ''));
    const parts =
      questions.length === 0
        ? [part('own', '')]
        : questions.flatMap((question) => [part('question', question), ...frames()]);
    const open = await this.#try(() => this.#host.call('create_paper', { id: newId(), ...fields, parts }));
    if (!open) return false;
    this.#take(open);
    const { id } = open.paper;
    this.target = {
      paper: id,
      question: answersOf(open.parts).find((one) => one.question)?.question?.id ?? null,
    };
    this.#did(
      'paper',
      () => this.#delete(id, true),
      () => this.#delete(id, false),
    );
    return true;
  }

  async remove(id: string): Promise<void> {
    if (await this.#delete(id, true))
      this.#did(
        'paper-gone',
        () => this.#delete(id, false),
        () => this.#delete(id, true),
      );
  }

  async restore(id: string): Promise<void> {
    if (await this.#delete(id, false))
      this.#did(
        'paper-back',
        () => this.#delete(id, true),
        () => this.#delete(id, false),
      );
  }

  async purge(id: string): Promise<void> {
    await this.#try(() => this.#host.call('purge_paper', { id }));
    await this.load();
  }

  /** What a part says, with what was typed and isn't on disk yet. */
  wordsOf(part: PartView): string {
    return this.#drafts.get(part.id)?.value ?? part.body;
  }

  draftOf(id: string): Draft<string> | undefined {
    return this.#drafts.get(id);
  }

  /** Another number whenever the field of a part must be filled anew. */
  fillingOf(id: string): number {
    return this.#changed.get(id) ?? 0;
  }

  type(part: PartView, body: string): void {
    let draft = this.#drafts.get(part.id);
    if (!draft) {
      const { id } = part;
      draft = new Draft(part.body, async (words) => {
        const saved = await this.#host.call('update_part', { id, body: words });
        this.#put(saved);
        this.savedAt = saved.updated;
        return saved.updated;
      });
      this.#drafts.set(id, draft);
    }
    draft.type(body);
  }

  enter(part: PartView): void {
    if (!this.#before.has(part.id)) this.#before.set(part.id, this.wordsOf(part));
  }

  /** A part's field was left: what was written in it is one deed. */
  async leavePart(id: string): Promise<void> {
    const draft = this.#drafts.get(id);
    if (draft && !(await draft.flush())) return;
    const before = this.#before.get(id);
    this.#before.delete(id);
    const after = this.open?.parts.find((part) => part.id === id)?.body;
    if (before === undefined || after === undefined || before === after) return;
    this.#did(
      'part-words',
      () => this.#say(id, before),
      () => this.#say(id, after),
    );
  }

  /** What the paper says of itself, as it is being changed. */
  get fields(): Draft<PaperSelf> | null {
    const paper = this.open?.paper;
    if (!paper) return null;
    return this.#fields?.paper === paper.id ? this.#fields.draft : null;
  }

  /** Begins to change what the paper says of itself. */
  editFields(): void {
    const paper = this.open?.paper;
    if (!paper || this.#fields?.paper === paper.id) return;
    const { id } = paper;
    const draft = new Draft(selfOf(paper), async (fields) => {
      const saved = await this.#host.call('update_paper', { id, ...fields });
      if (this.open?.paper.id === id) this.open = { ...this.open, paper: saved };
      return saved.updated;
    });
    this.#fields = { paper: id, draft };
  }

  change(change: Partial<PaperSelf>): void {
    this.editFields();
    const draft = this.#fields?.draft;
    if (draft) draft.type({ ...draft.value, ...change });
  }

  /** Saves everything that isn't saved; false if some of it couldn't be. */
  async flush(): Promise<boolean> {
    const drafts = [...this.#drafts.values(), ...(this.#fields ? [this.#fields.draft] : [])];
    const done = await Promise.all(drafts.map((draft) => draft.flush()));
    return done.every(Boolean);
  }

  get unsaved(): string[] {
    const words = [...this.#drafts.values()].filter((draft) => draft.unsaved).map((draft) => draft.value);
    const fields = this.#fields?.draft;
    return fields?.unsaved ? [...words, fields.value.title] : words;
  }

  /** The draft whose state the room tells: one that failed before one that waits. */
  get saving(): Draft<string> | Draft<PaperSelf> | null {
    const all = [...this.#drafts.values(), ...(this.#fields ? [this.#fields.draft] : [])];
    return (
      all.find((draft) => draft.state === 'failed') ??
      all.find((draft) => draft.unsaved) ??
      all.toSorted((a, b) => (b.savedAt ?? 0) - (a.savedAt ?? 0))[0] ??
      null
    );
  }

  /** Puts parts behind another, or before all. */
  async add(behind: string | null, parts: readonly NewPart[]): Promise<boolean> {
    const paper = this.open?.paper.id;
    return paper === undefined ? false : this.#add(paper, behind, parts);
  }

  /** Puts words into an answer; false if that couldn't be done. */
  async give(given: readonly Given[], target: Target): Promise<boolean> {
    if (!(await this.flush())) return false;
    const known = this.open?.paper.id === target.paper ? this.open : null;
    const paper = known ?? (await this.#try(() => this.#host.call('open_paper', { id: target.paper })));
    if (!paper) return false;
    const parts = given.flatMap(partsOf);
    if (parts.length === 0) return false;
    const behind = behindIn(paper.parts, target.question);
    if (!(await this.#add(target.paper, behind, parts))) return false;
    this.target = target;
    this.asking = null;
    return true;
  }

  async removeParts(ids: readonly string[]): Promise<void> {
    const paper = this.open?.paper.id;
    if (paper === undefined || !(await this.flush())) return;
    if (!(await this.#deleteParts(paper, ids, true))) return;
    this.#did(
      'part-gone',
      () => this.#deleteParts(paper, ids, false),
      () => this.#deleteParts(paper, ids, true),
    );
  }

  async restoreParts(ids: readonly string[]): Promise<void> {
    const paper = this.open?.paper.id;
    if (paper === undefined || !(await this.#deleteParts(paper, ids, false))) return;
    this.#did(
      'part-back',
      () => this.#deleteParts(paper, ids, true),
      () => this.#deleteParts(paper, ids, false),
    );
  }

  /** Brings the parts into an order. */
  async order(ids: readonly string[]): Promise<void> {
    const open = this.open;
    if (!open || !(await this.flush())) return;
    const before = open.parts.map((part) => part.id);
    if (before.join() === ids.join()) return;
    const paper = open.paper.id;
    if (await this.#order(paper, ids))
      this.#did(
        'part-order',
        () => this.#order(paper, before),
        () => this.#order(paper, ids),
      );
  }

  /** Gives a part the words of an earlier version. */
  async restoreVersion(id: string, version: number): Promise<boolean> {
    if (!(await this.flush())) return false;
    const before = this.open?.parts.find((part) => part.id === id)?.body;
    const saved = await this.#try(() => this.#host.call('restore_part_version', { id, version }));
    if (!saved || before === undefined) return false;
    this.#refill(saved);
    this.#did(
      'part-version',
      () => this.#say(id, before),
      () => this.#say(id, saved.body),
    );
    return true;
  }

  /** Words of a part become a quotation: what stood before them, the quotation, what stood behind them. */
  async quote(part: PartView, pieces: readonly [string, readonly NewAnchor[], string]): Promise<boolean> {
    const paper = this.open?.paper.id;
    if (paper === undefined || !(await this.flush())) return false;
    const [before, places, after] = pieces;
    const whole = this.wordsOf(part);
    const quotation: NewPart = { id: newId(), kind: 'quote', body: '', places: [...places] };
    const rest: NewPart[] = after.trim() === '' ? [] : [{ id: newId(), kind: 'own', body: after.trim() }];
    const added = [quotation, ...rest];
    const redo = async () => (await this.#say(part.id, before.trim())) && this.#bring(paper, part.id, added);
    if (!(await redo())) return false;
    const ids = added.map(({ id }) => id);
    const undo = async () => (await this.#deleteParts(paper, ids, true)) && this.#say(part.id, whole);
    this.#did('part-quote', undo, redo);
    return true;
  }

  /** Freezes the paper as it would be printed now. */
  async handIn(name: string, day: string, print: PaperRequest): Promise<boolean> {
    const paper = this.open?.paper.id;
    if (paper === undefined || !(await this.flush())) return false;
    const mark = await this.#try(() => this.#host.call('hand_in', { id: newId(), paper, name, day, print }));
    if (!mark) return false;
    this.#fields = null;
    return this.#reopen(paper);
  }

  // What was put in and taken back comes out of the trash again, under the ids that it had.
  async #bring(paper: string, behind: string, parts: readonly NewPart[]): Promise<boolean> {
    const gone = new Set(this.open?.trash.map(({ id }) => id));
    if (parts.every(({ id }) => gone.has(id)))
      return this.#deleteParts(
        paper,
        parts.map(({ id }) => id),
        false,
      );
    return this.#send(() => this.#host.call('add_parts', { paper, behind, parts: [...parts] }));
  }

  async #add(paper: string, behind: string | null, parts: readonly NewPart[]): Promise<boolean> {
    const request = { paper, ...(behind !== null && { behind }), parts: [...parts] };
    if (!(await this.#send(() => this.#host.call('add_parts', request)))) return false;
    const ids = parts.map(({ id }) => id);
    this.#did(
      'part-add',
      () => this.#deleteParts(paper, ids, true),
      () => this.#deleteParts(paper, ids, false),
    );
    return true;
  }

  async #deleteParts(paper: string, ids: readonly string[], deleted: boolean): Promise<boolean> {
    return this.#send(() => this.#host.call('delete_parts', { paper, ids: [...ids], deleted }));
  }

  async #order(paper: string, ids: readonly string[]): Promise<boolean> {
    return this.#send(() => this.#host.call('order_parts', { paper, ids: [...ids] }));
  }

  async #say(id: string, body: string): Promise<boolean> {
    if (!(await this.flush())) return false;
    const saved = await this.#try(() => this.#host.call('update_part', { id, body }));
    if (saved) this.#refill(saved);
    return saved !== null;
  }

  async #delete(id: string, deleted: boolean): Promise<boolean> {
    if (!(await this.flush())) return false;
    const done = await this.#try(() => this.#host.call('delete_paper', { id, deleted }));
    if (!done) return false;
    if (deleted && this.open?.paper.id === id) this.open = null;
    if (deleted && this.target?.paper === id) this.target = null;
    await this.load();
    return true;
  }

  async #send(work: () => Promise<OpenPaper>): Promise<boolean> {
    const paper = await this.#try(work);
    if (!paper) return false;
    // A paper that isn't open is changed from where the reader is; the shelf tells of it.
    if (this.open?.paper.id === paper.paper.id) this.#take(paper);
    this.list = this.list.map((one) => (one.id === paper.paper.id ? paper.paper : one));
    this.savedAt = paper.paper.updated;
    return true;
  }

  async #reopen(id: string): Promise<boolean> {
    const open = await this.#try(() => this.#host.call('open_paper', { id }));
    if (open) this.#take(open);
    return open !== null;
  }

  // What is being written stays in its field: only what is on disk is taken.
  #take(open: OpenPaper): void {
    this.open = open;
    const here = new Set(open.parts.map(({ id }) => id));
    for (const [id, draft] of this.#drafts) if (!here.has(id) && !draft.unsaved) this.#drafts.delete(id);
  }

  #put(part: PartView): void {
    const { open } = this;
    if (!open) return;
    const parts = open.parts.map((one) => (one.id === part.id ? part : one));
    this.open = { ...open, parts };
  }

  #refill(part: PartView): void {
    this.#drafts.delete(part.id);
    this.#before.delete(part.id);
    this.#put(part);
    this.#changed.set(part.id, this.fillingOf(part.id) + 1);
    this.savedAt = part.updated;
  }

  #did(deed: Deed, undo: () => Promise<boolean>, redo: () => Promise<boolean>): void {
    this.#notebook.history.did({ deed, note: '', undo, redo });
  }

  async #try<R>(work: () => Promise<R>): Promise<R | null> {
    this.busy = true;
    try {
      const done = await work();
      this.error = null;
      return done;
    } catch (error) {
      this.error = asCallError(error).code;
      return null;
    } finally {
      this.busy = false;
    }
  }
}

export const selfOf = ({
  title,
  top,
  pack,
  due_on,
  asked_pages,
  asked_words,
  handed_in_on,
  doc,
}: PaperView): PaperSelf => ({ title, top, pack, due_on, asked_pages, asked_words, handed_in_on, doc });

function partsOf(given: Given): NewPart[] {
  if ('places' in given) return [{ id: newId(), kind: 'quote', body: '', places: [...given.places] }];
  const { note, body } = given;
  const free = note.place.state === 'free';
  return [
    ...(free ? [] : [{ id: newId(), kind: 'quote' as const, body: '', note: note.id }]),
    ...(body.trim() === '' ? [] : [{ id: newId(), kind: 'note' as const, body: body.trim(), note: note.id }]),
  ];
}
