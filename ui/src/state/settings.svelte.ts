import type { Host } from '../ipc/host';
import type { Settings as Kept, PaperFields, Position } from '../ipc/types/commands';
import type { Pace } from '../ipc/voice';

export const THEMES = ['light', 'sepia', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];
export const STEPS = [1, 2, 3, 4, 5] as const;
export const FACES = ['serif', 'sans'] as const;
export const MEASURES = ['narrow', 'normal', 'wide'] as const;
export const LEADINGS = ['tight', 'normal', 'loose'] as const;
export const NOTE_PLACES = ['block', 'section', 'letter'] as const;

/** How the text is set. Each is a choice of its own, beside the dial. */
export interface Look {
  face: (typeof FACES)[number];
  measure: (typeof MEASURES)[number];
  leading: (typeof LEADINGS)[number];
  /** Where editor's notes stand: under their block, at the end of their section, or only where they are asked for. */
  editorsNotes: (typeof NOTE_PLACES)[number];
  /** Every address in the margin, not only that of the block under the pointer. */
  addresses: boolean;
}

const PLAIN: Look = {
  face: 'serif',
  measure: 'normal',
  leading: 'normal',
  editorsNotes: 'block',
  addresses: false,
};

const isTheme = (value: unknown): value is Theme => THEMES.includes(value as Theme);
const PACES: readonly Pace[] = [1, 2, 3, 4, 5];
const clampStep = (step: number) => Math.min(5, Math.max(1, Math.round(step) || 2));
// What a newer or damaged file says and this program doesn't know is as if it weren't there.
const one = <T extends string>(known: readonly T[], value: string, plain: T): T =>
  known.find((own) => own === value) ?? plain;

/** What stands on every paper of a reader's; nothing yet. */
export const NO_FIELDS: PaperFields = { superior: '', cell: '', writer: '', role: '', place: '', pack: '' };

/** How the reader likes to read, and where reading stopped. Kept in the profile while one is open. */
export class Settings {
  /** Null: as the computer has it. */
  theme = $state<Theme | null>(null);
  step = $state(2);
  look = $state.raw<Look>(PLAIN);
  lastDoc = $state<string | null>(null);

  /** Finding in the page stops at every single word of a question. */
  everyWord = $state(false);
  /** How wide the panes were drawn, in rem, so that they grow with the dial; 0: as they come. */
  panes = $state.raw({ left: 0, right: 0 });
  /** The share of the first of two sheets side by side. */
  firstSheet = $state(0.5);
  /** Folders of the library whose documents are folded away, by path; of a folder's kinds those, by path and kind. */
  foldedFolders = $state.raw<readonly string[]>([]);

  /** Minutes without a touch after which a locked profile locks itself; 0: never. */
  autoLock = $state(10);
  /** How fast the text is read aloud. */
  pace = $state<Pace>(3);
  /** What stands on every paper that goes out. */
  paper = $state.raw<PaperFields>(NO_FIELDS);

  #host: Host;
  #positions: Record<string, Position> = {};
  #open = false;
  #guest = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pending = false;

  constructor(host: Host) {
    this.#host = host;
    // Before anyone has said who they are, the computer's last choice holds: a start screen must be legible too.
    const theme = host.recall('theme');
    this.theme = isTheme(theme) ? theme : null;
    this.step = clampStep(Number(host.recall('step') ?? 2));
  }

  /** Takes over what a profile has kept. A new profile inherits what was chosen on the start screen. */
  take(kept: Kept, fresh: boolean): void {
    this.#open = true;
    this.#guest = false;
    if (fresh) {
      this.#positions = {};
      this.autoLock = kept.auto_lock_minutes;
      this.lastDoc = null;
      this.pace = 3;
      this.#later(0);
      return;
    }
    this.#positions = { ...kept.positions };
    this.theme = isTheme(kept.theme) ? kept.theme : null;
    this.step = clampStep(kept.step);
    this.autoLock = kept.auto_lock_minutes;
    this.look = {
      face: one(FACES, kept.face, PLAIN.face),
      measure: one(MEASURES, kept.measure, PLAIN.measure),
      leading: one(LEADINGS, kept.leading, PLAIN.leading),
      editorsNotes: one(NOTE_PLACES, kept.editors_notes, PLAIN.editorsNotes),
      addresses: kept.addresses,
    };
    this.everyWord = kept.every_word;
    this.pace = PACES[kept.pace - 1] ?? 3;
    this.lastDoc = kept.last_doc;
    this.panes = { left: kept.pane_left / 100, right: kept.pane_right / 100 };
    this.firstSheet = kept.first_sheet / 100;
    this.foldedFolders = kept.folded_folders;
    this.paper = kept.paper;
    this.#remember();
  }

  /** The profile is closed; what follows is no longer written to it. */
  release(): void {
    clearTimeout(this.#timer);
    this.#pending = false;
    this.#open = false;
    this.#guest = false;
    this.#positions = {};
    this.lastDoc = null;
    this.look = PLAIN;
    this.everyWord = false;
    this.panes = { left: 0, right: 0 };
    this.firstSheet = 0.5;
    this.foldedFolders = [];
    this.pace = 3;
    this.paper = NO_FIELDS;
  }

  /** A guest reads as they like, and nothing of it is kept anywhere. */
  visit(): void {
    this.release();
    this.#guest = true;
  }

  setAutoLock(minutes: number): void {
    this.autoLock = minutes;
    this.#later(0);
  }

  /** A step faster or slower, as far as there is one. */
  changePace(by: 1 | -1): void {
    this.pace = PACES[this.pace - 1 + by] ?? this.pace;
    this.#later(200);
  }

  setTheme(theme: Theme | null): void {
    this.theme = theme;
    this.#remember();
    this.#later(200);
  }

  setStep(step: number): void {
    this.step = clampStep(step);
    this.#remember();
    this.#later(200);
  }

  /** Changes how the text is set. */
  setLook(change: Partial<Look>): void {
    this.look = { ...this.look, ...change };
    this.#later(200);
  }

  setEveryWord(every: boolean): void {
    this.everyWord = every;
    this.#later(200);
  }

  /** How wide a pane is drawn, in rem; 0: as it comes. */
  setPane(side: 'left' | 'right', width: number): void {
    this.panes = { ...this.panes, [side]: width };
    this.#later(400);
  }

  setFirstSheet(share: number): void {
    this.firstSheet = share;
    this.#later(400);
  }

  /** Folds the documents of a folder, or of a kind in it, away in the list, or shows them again. */
  foldFolder(path: string, away: boolean): void {
    const others = this.foldedFolders.filter((one) => one !== path);
    this.foldedFolders = away ? [...others, path] : others;
    this.#later(200);
  }

  position(doc: string): Position | null {
    return this.#positions[doc] ?? null;
  }

  /** Keeps the line at the top of the sheet: its block, and its first character there. */
  setPosition(doc: string, block: string, at = 0): void {
    const known = this.#positions[doc];
    if (known?.block === block && known.at === at && this.lastDoc === doc) return;
    this.#positions[doc] = { block, at };
    this.lastDoc = doc;
    this.#later(1000);
  }

  /** Keeps what stands on every paper. */
  keepPaper(paper: PaperFields): void {
    this.paper = paper;
    this.#later(0);
  }

  /** Writes what is waiting. A place that couldn't be kept is no reason to trouble the reader. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.#pending || !this.#open) return;
    this.#pending = false;
    const { face, measure, leading, editorsNotes, addresses } = this.look;
    const kept: Kept = {
      theme: this.theme,
      step: this.step,
      face,
      measure,
      leading,
      editors_notes: editorsNotes,
      addresses,
      every_word: this.everyWord,
      last_doc: this.lastDoc,
      positions: { ...this.#positions },
      auto_lock_minutes: this.autoLock,
      pane_left: Math.round(this.panes.left * 100),
      pane_right: Math.round(this.panes.right * 100),
      first_sheet: Math.round(this.firstSheet * 100),
      folded_folders: [...this.foldedFolders],
      pace: this.pace,
      paper: this.paper,
    };
    await this.#host.call('save_settings', kept).catch(() => {
      this.#pending = true;
    });
  }

  #remember(): void {
    if (this.#guest) return;
    this.#host.remember('theme', this.theme ?? '');
    this.#host.remember('step', String(this.step));
  }

  #later(delay: number): void {
    this.#pending = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delay);
  }
}
