import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type { BackupList, BackupTrouble, BackupView, ErrorCode } from '../ipc/types/commands';

const NONE: BackupList = { place: null, place_there: false, copied: null, backups: [], copies: [] };

/** The backups of a profile's notebook, here and at the place that the reader chose. */
export class Backups {
  list = $state.raw<BackupList>(NONE);
  loaded = $state(false);
  busy = $state(false);
  error = $state<ErrorCode | null>(null);
  /** The one that was just made. */
  made = $state.raw<BackupView | null>(null);
  /** The one that was put in the notebook's place, and the one of what stood there before. */
  restored = $state.raw<{ from: BackupView; before: BackupView | null } | null>(null);
  /** Why the last backup couldn't be made. */
  note = $state.raw<BackupTrouble | null>(null);

  #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** The newest that can be opened, from either place. */
  get newestWhole(): BackupView | undefined {
    return [...this.list.backups, ...this.list.copies]
      .filter((backup) => backup.whole)
      .sort((a, b) => b.made - a.made)[0];
  }

  get count(): number {
    return this.list.backups.length + this.list.copies.length;
  }

  load(id: string): Promise<void> {
    return this.#try(async () => {
      this.list = await this.#host.call('list_backups', { id });
      this.loaded = true;
    });
  }

  makeNow(id: string): Promise<void> {
    return this.#try(async () => {
      const made = await this.#host.call('backup_now', {});
      this.list = await this.#host.call('list_backups', { id });
      this.made = made;
      this.note = null;
    });
  }

  /** Lets the reader pick a folder, of a stick say; every backup is copied there from now on. */
  choosePlace(): Promise<void> {
    return this.#try(async () => {
      const path = await this.#host.pickFolder();
      if (path !== null) this.list = await this.#host.call('set_backup_place', { path });
    });
  }

  forgetPlace(): Promise<void> {
    return this.#try(async () => {
      this.list = await this.#host.call('set_backup_place', { path: null });
    });
  }

  /** Notes what was restored, and finds the backup that was made of what stood there. */
  async didRestore(from: BackupView, id: string): Promise<void> {
    await this.load(id);
    const before = this.list.backups
      .filter((backup) => backup.why === 'restore' && backup.whole && backup.file !== from.file)
      .sort((a, b) => b.made - a.made)[0];
    this.restored = { from, before: before ?? null };
  }

  close(): void {
    this.list = NONE;
    this.loaded = false;
    this.error = null;
    this.made = null;
    this.restored = null;
    this.note = null;
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.error = null;
    this.made = null;
    try {
      await work();
    } catch (error) {
      this.error = asCallError(error).code;
    } finally {
      this.busy = false;
    }
  }
}
