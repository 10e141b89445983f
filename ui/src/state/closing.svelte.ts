import type { Host } from '../ipc/host';

// A core that doesn't answer must not hold the window for ever without a word.
const PATIENCE = 10_000;

/** The window is to be closed: it goes when everything is saved, else the reader is asked. */
export class Closing {
  asking = $state(false);
  busy = $state(false);

  #host: Host;
  #flush: () => Promise<boolean>;
  #tries = 0;

  constructor(host: Host, flush: () => Promise<boolean>) {
    this.#host = host;
    this.#flush = flush;
    host.onClose(() => this.#try());
  }

  async retry(): Promise<void> {
    if (!this.busy && (await this.#try())) this.#host.leave();
  }

  leaveAnyway(): void {
    this.#host.leave();
  }

  /** A try that is still under way neither closes the window nor asks again. */
  stay(): void {
    this.#tries += 1;
    this.asking = false;
  }

  async #try(): Promise<boolean> {
    const own = ++this.#tries;
    this.busy = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLong = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), PATIENCE);
    });
    const saved = await Promise.race([this.#flush().catch(() => false), tooLong]);
    clearTimeout(timer);
    this.busy = false;
    if (own !== this.#tries) return false;
    this.asking = !saved;
    return saved;
  }
}
