import type { Host } from '../ipc/host';
import type { Settings as Kept } from '../ipc/types/commands';

export const THEMES = ['light', 'sepia', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];
export const STEPS = [1, 2, 3, 4, 5] as const;

const isTheme = (value: unknown): value is Theme => THEMES.includes(value as Theme);
const clampStep = (step: number) => Math.min(5, Math.max(1, Math.round(step) || 2));

/** How the reader likes to read, and where reading stopped. Kept in the profile while one is open. */
export class Settings {
  /** Null: as the computer has it. */
  theme = $state<Theme | null>(null);
  step = $state(2);
  lastDoc = $state<string | null>(null);

  #host: Host;
  #positions: Record<string, string> = {};
  #open = false;
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
    if (fresh) {
      this.#positions = {};
      this.lastDoc = null;
      this.#later(0);
      return;
    }
    this.#positions = { ...kept.positions };
    this.theme = isTheme(kept.theme) ? kept.theme : null;
    this.step = clampStep(kept.step);
    this.lastDoc = kept.last_doc;
    this.#remember();
  }

  /** The profile is closed; what follows is no longer written to it. */
  release(): void {
    this.#open = false;
    this.#positions = {};
    this.lastDoc = null;
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

  position(doc: string): string | null {
    return this.#positions[doc] ?? null;
  }

  setPosition(doc: string, block: string): void {
    if (this.#positions[doc] === block && this.lastDoc === doc) return;
    this.#positions[doc] = block;
    this.lastDoc = doc;
    this.#later(1000);
  }

  /** Writes what is waiting. A place that couldn't be kept is no reason to trouble the reader. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.#pending || !this.#open) return;
    this.#pending = false;
    const kept: Kept = {
      theme: this.theme,
      step: this.step,
      last_doc: this.lastDoc,
      positions: { ...this.#positions },
    };
    await this.#host.call('save_settings', kept).catch(() => {
      this.#pending = true;
    });
  }

  #remember(): void {
    this.#host.remember('theme', this.theme ?? '');
    this.#host.remember('step', String(this.step));
  }

  #later(delay: number): void {
    this.#pending = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delay);
  }
}
