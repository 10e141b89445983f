import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type { About, ErrorCode } from '../ipc/types/commands';

/** What the program says of itself, and what is asked of the computer it runs on. */
export class Computer {
  about = $state.raw<About | null>(null);
  /** Something asked of the computer that it couldn't do. */
  error = $state<ErrorCode | null>(null);

  #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  async loadAbout(): Promise<void> {
    if (!this.about) this.about = await this.#ask(() => this.#host.call('about', {}));
  }

  async revealDataFolder(): Promise<void> {
    await this.loadAbout();
    const folder = this.about?.data_folder;
    if (folder !== undefined) await this.reveal(folder);
  }

  async reveal(path: string): Promise<void> {
    await this.#ask(() => this.#host.revealFolder(path));
  }

  async #ask<R>(action: () => Promise<R>): Promise<R | null> {
    try {
      this.error = null;
      return await action();
    } catch (error) {
      this.error = asCallError(error).code;
      return null;
    }
  }
}
