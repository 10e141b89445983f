import { CallError } from '../errors';
import type { FoundProfile, MergeSummary, NoteView } from '../types/commands';
import type { Handlers, Keeping, Kept } from './keeping';

/** What stands on a stick: a profile, its notes, and the passphrase of a locked one. */
export interface OnStick {
  found: FoundProfile;
  notes: NoteView[];
  passphrase?: string;
}

const NOTHING: MergeSummary = {
  new: 0,
  new_in_trash: 0,
  newer_there: 0,
  newer_here: 0,
  moved: 0,
  into_trash: 0,
  out_of_trash: 0,
  removed: 0,
  stay_removed: 0,
  same: 0,
  sessions: 0,
  changed_sessions: 0,
  papers: 0,
  changed_papers: 0,
  bookmarks: 0,
  lost_bookmarks: 0,
  read: 0,
  changes: false,
};

/** Backups of another computer, one found at each look; of merging only that notes which aren't here come. */
export class Visit {
  stick: OnStick[] = [];
  #looked = 0;
  #guest: OnStick | null = null;

  #host: Kept;
  #keeping: Keeping;

  constructor(host: Kept, keeping: Keeping) {
    this.#host = host;
    this.#keeping = keeping;
  }

  readonly handlers = {
    find_backups: () => {
      this.#looked = 0;
      return this.#finding();
    },
    find_more: () => {
      this.#looked += 1;
      return this.#finding();
    },
    open_found: ({ folder, passphrase, code }) => {
      const there = this.stick.find((one) => one.found.folder === folder);
      if (!there) throw new CallError('backup_not_found', folder);
      if (there.passphrase !== undefined && passphrase !== there.passphrase)
        return { outcome: passphrase === undefined && code === undefined ? 'locked' : 'wrong' };
      this.#guest = there;
      const merging = this.#host.current ? this.#summary(there.notes) : null;
      return {
        outcome: 'opened',
        notes: there.notes.length,
        sessions: 0,
        passed_over: 0,
        made: null,
        merging,
      };
    },
    take_in_found: ({ name }) => {
      const guest = this.#take();
      const id = `p${this.#host.profiles.length + 1}`;
      const profile = {
        id,
        name,
        locked: guest.found.locked,
        created: this.#host.now(),
        last_opened: null,
        unnamed: null,
      };
      this.#host.profiles = [...this.#host.profiles, profile];
      this.#host.notes = structuredClone(guest.notes);
      return this.#host.open(profile);
    },
    merge_found: () => this.#merge(this.#take().notes),
    forget_found: () => {
      this.#guest = null;
      return {};
    },
    compare_json: ({ path }) => this.#summary(this.#file(path)),
    merge_json: ({ path }) => this.#merge(this.#file(path)),
  } satisfies Partial<Handlers>;

  #finding() {
    const found = this.stick.slice(0, this.#looked).map((one) => one.found);
    return { done: this.#looked >= this.stick.length, looked: 500 * this.#looked, cut_short: false, found };
  }

  #take(): OnStick {
    const guest = this.#guest;
    if (!guest) throw new CallError('backup_not_found', '');
    this.#guest = null;
    return guest;
  }

  #file(path: string): NoteView[] {
    const file = this.#keeping.files.get(path);
    if (!file) throw new CallError('json_foreign', path);
    return file.notes;
  }

  #new(notes: NoteView[]): NoteView[] {
    return notes.filter((note) => !this.#host.notes.some((known) => known.id === note.id));
  }

  #summary(notes: NoteView[]): MergeSummary {
    const count = this.#new(notes).length;
    return { ...NOTHING, new: count, same: notes.length - count, changes: count > 0 };
  }

  #merge(notes: NoteView[]) {
    const summary = this.#summary(notes);
    const backup = this.#keeping.backUp('merge');
    this.#host.notes = [...this.#host.notes, ...structuredClone(this.#new(notes))];
    return { summary, backup };
  }
}
