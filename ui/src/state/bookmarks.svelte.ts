import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type { BookmarkView, ErrorCode } from '../ipc/types/commands';

/** The reader's bookmarks, in the order of the library and of the text. On disk before they are shown. */
export class Bookmarks {
  list = $state.raw<BookmarkView[]>([]);
  error = $state<ErrorCode | null>(null);

  #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  async load(): Promise<void> {
    await this.#try(async () => {
      this.list = await this.#host.call('list_bookmarks', {});
    });
  }

  close(): void {
    this.list = [];
    this.error = null;
  }

  at(doc: string | null, block: string | null): BookmarkView | undefined {
    return block === null ? undefined : this.list.find((one) => one.doc === doc && one.block === block);
  }

  /** Puts a bookmark at a block, or takes out the one that is there; true if there is one now. */
  async toggle(doc: string, block: string): Promise<boolean> {
    const known = this.at(doc, block);
    if (known) {
      await this.remove(known.id);
      return false;
    }
    const done = await this.#try(async () => {
      await this.#host.call('add_bookmark', { doc, block });
      // The core knows the order of every text.
      this.list = await this.#host.call('list_bookmarks', {});
    });
    return done;
  }

  async remove(id: string): Promise<void> {
    await this.#try(async () => {
      await this.#host.call('remove_bookmark', { id });
      this.list = this.list.filter((one) => one.id !== id);
    });
  }

  async #try(action: () => Promise<void>): Promise<boolean> {
    try {
      await action();
      this.error = null;
      return true;
    } catch (error) {
      this.error = asCallError(error).code;
      return false;
    }
  }
}
