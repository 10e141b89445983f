import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type { ErrorCode } from '../ipc/types/commands';

/** The open notebook, written to another folder. */
export interface CopyElsewhere {
  folder: string;
  /** Milliseconds since 1970, UTC. */
  at: number;
}

/** Where the open notebook's file is, and the ways out if it lost its place. */
export class FilePlace {
  busy = $state(false);
  error = $state<ErrorCode | null>(null);
  /** Under way to another folder. */
  leaving = $state(false);
  elsewhere = $state.raw<CopyElsewhere | null>(null);
  elsewhereError = $state<ErrorCode | null>(null);
  /** At the last look the file wasn't where it belongs. */
  lost = $state(false);

  #host: Host;
  /** Counts the notebooks: what was asked for one isn't said of the next. */
  #turn = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  /** True if the open notebook's file stands at its place. A core that can't say so isn't believed to know. */
  async holds(): Promise<boolean> {
    try {
      this.lost = !(await this.#host.call('notebook_place', {})).in_place;
    } catch (error) {
      this.lost = asCallError(error).code !== 'no_profile';
    }
    return !this.lost;
  }

  /** The notebook is closed: what became of it is nobody's here. */
  close(): void {
    this.#turn += 1;
    this.lost = false;
    this.error = null;
    this.elsewhere = null;
    this.elsewhereError = null;
  }

  /** Lets the reader pick a folder and writes the whole notebook there, as it was last saved. */
  async putElsewhere(): Promise<void> {
    if (this.leaving) return;
    this.leaving = true;
    this.elsewhereError = null;
    const turn = this.#turn;
    try {
      const path = await this.#host.pickFolder();
      // A profile may lock itself while the folder is chosen, and another be opened.
      if (path === null || turn !== this.#turn) return;
      this.elsewhere = null;
      const { folder } = await this.#host.call('put_elsewhere', { path });
      if (turn === this.#turn) this.elsewhere = { folder, at: Date.now() };
    } catch (error) {
      if (turn === this.#turn) this.elsewhereError = asCallError(error).code;
    } finally {
      this.leaving = false;
    }
  }

  /** Writes the notebook to its place again; true if it is there. What stands there is kept beside it. */
  async putBack(): Promise<boolean> {
    this.busy = true;
    this.error = null;
    try {
      await this.#host.call('put_back', {});
      this.lost = false;
      return true;
    } catch (error) {
      this.error = asCallError(error).code;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
