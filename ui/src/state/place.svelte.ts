import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type { ErrorCode } from '../ipc/types/commands';

/** Where the open notebook's file is, and the way back if it lost its place. */
export class FilePlace {
  busy = $state(false);
  error = $state<ErrorCode | null>(null);
  /** At the last look the file wasn't where it belongs. */
  lost = $state(false);

  #host: Host;

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
