import type { Host } from '../ipc/host';

/** Reading ease, who it is, the text, a first mark. */
export type WelcomeStep = 1 | 2 | 3 | 4;
export const WELCOME_STEPS = 4;

const KEY = 'welcomed';

/** The four screens for someone who comes for the first time. Each can be skipped, and all of them at once. */
export class Welcome {
  step = $state<WelcomeStep | null>(null);

  #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** The names on this computer are known: nobody yet means a first start. */
  arrive(profiles: number): void {
    if (this.step === null && profiles === 0 && this.#host.recall(KEY) === null) this.step = 1;
  }

  /** Someone sat down: for a new reader it goes on with the text. */
  sitDown(fresh: boolean): void {
    this.step = fresh && this.step !== null ? 3 : null;
  }

  next(): void {
    if (this.step === null) return;
    if (this.step === WELCOME_STEPS) this.skip();
    else this.step = (this.step + 1) as WelcomeStep;
  }

  back(): void {
    if (this.step === 2 || this.step === 4) this.step = (this.step - 1) as WelcomeStep;
  }

  /** Done with all of it, on this computer for good. */
  skip(): void {
    this.step = null;
    this.#host.remember(KEY, 'yes');
  }
}
