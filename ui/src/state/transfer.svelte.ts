import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type { ErrorCode, Exported, Imported } from '../ipc/types/commands';

/** The notebook out into a file, and back in from one. */
export class Transfer {
  busy = $state(false);
  error = $state<ErrorCode | null>(null);
  exported = $state.raw<Exported | null>(null);
  imported = $state.raw<Imported | null>(null);
  /** A file that would take the place of the notes there are: the reader is asked first. */
  asking = $state<string | null>(null);

  #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  async export(suggested: string): Promise<void> {
    await this.#try(async () => {
      const path = await this.#host.saveFile(suggested);
      if (path !== null) this.exported = await this.#host.call('export_json', { path });
    });
  }

  /** Lets the reader pick a file; where there are notes already, it waits for a word first. */
  async pick(empty: boolean): Promise<boolean> {
    const path = await this.#try(() => this.#host.pickFile());
    if (path === null) return false;
    if (empty) return this.#import(path, false);
    this.asking = path;
    return false;
  }

  /** A file that the reader brought: as if it had been picked. */
  async offer(path: string, empty: boolean): Promise<boolean> {
    this.close();
    if (empty) return this.#import(path, false);
    this.asking = path;
    return false;
  }

  /** The reader agreed that the file takes the place of everything. */
  async replace(): Promise<boolean> {
    const path = this.asking;
    if (path === null) return false;
    this.asking = null;
    return this.#import(path, true);
  }

  cancel(): void {
    this.asking = null;
  }

  close(): void {
    this.error = null;
    this.exported = null;
    this.imported = null;
    this.asking = null;
  }

  async #import(path: string, replace: boolean): Promise<boolean> {
    const imported = await this.#try(() => this.#host.call('import_json', { path, replace }));
    this.imported = imported;
    return imported !== null;
  }

  async #try<R>(work: () => Promise<R>): Promise<R | null> {
    this.busy = true;
    this.close();
    try {
      return await work();
    } catch (error) {
      this.error = asCallError(error).code;
      return null;
    } finally {
      this.busy = false;
    }
  }
}
