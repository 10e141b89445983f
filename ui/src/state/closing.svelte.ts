import type { Host } from '../ipc/host';

// A core that doesn't answer must not hold the window for ever without a word.
const PATIENCE = 10_000;

/** The window is to be closed: it goes when everything is saved, else the reader is asked. */
export class Closing {
  asking = $state(false);
  busy = $state(false);

  #host: Host;
  #flush: () => Promise<boolean>;

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

  stay(): void {
    this.asking = false;
  }

  async #try(): Promise<boolean> {
    this.busy = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLong = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), PATIENCE);
    });
    const saved = await Promise.race([this.#flush().catch(() => false), tooLong]);
    clearTimeout(timer);
    this.busy = false;
    this.asking = !saved;
    return saved;
  }
}
