import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type {
  DeletedProfile,
  Desk as OpenedDesk,
  ErrorCode,
  ProfileOpening,
  ProfileView,
} from '../ipc/types/commands';
import { Waiting } from './waiting.svelte';

export type Refusal = Exclude<ProfileOpening, { outcome: 'opened' | 'locked' | 'wrong_secret' }>;

/** A notebook that couldn't be opened, and whose it is. */
export interface Trouble {
  id: string | null;
  name: string;
  refusal: Refusal;
  /** The passphrase that was tried to read it was wrong. */
  wrong?: boolean;
}

/** A locked profile whose passphrase, or recovery code, is being asked for. */
export interface Asking {
  id: string;
  name: string;
  for: 'passphrase' | 'code';
  wrong: boolean;
}

/** Who can sit down to read, and how opening their notebook went. */
export class Profiles {
  list = $state.raw<ProfileView[]>([]);
  deleted = $state.raw<DeletedProfile[]>([]);
  loaded = $state(false);
  busy = $state(false);
  error = $state<ErrorCode | null>(null);
  current = $state.raw<ProfileView | null>(null);
  /** The open profile's notes can be read, and nothing can be written. */
  readOnly = $state(false);
  trouble = $state.raw<Trouble | null>(null);
  asking = $state.raw<Asking | null>(null);
  readonly waiting = new Waiting();

  #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  async load(): Promise<void> {
    await this.#try(async () => {
      this.list = await this.#host.call('profiles', {});
      this.loaded = true;
    });
  }

  /** Whoever is alone on this computer and has a lock is asked for the passphrase at once. */
  async toTheDoor(): Promise<void> {
    const [only, another] = this.list;
    if (only?.locked && !only.unnamed && !another) await this.open(only);
  }

  open(profile: { id: string; name: string }): Promise<OpenedDesk | null> {
    this.forgetAsking();
    return this.#enter(profile.name, profile.id, () => this.#host.call('open_profile', { id: profile.id }));
  }

  /** Makes a profile; with a passphrase, one that is locked. */
  create(name: string, passphrase?: string): Promise<OpenedDesk | null> {
    const asked = passphrase === undefined ? { name } : { name, passphrase };
    return this.#enter(name, null, () => this.#host.call('create_profile', asked));
  }

  async unlock(passphrase: string): Promise<OpenedDesk | null> {
    const asking = this.asking;
    if (!asking || this.waiting.seconds > 0) return null;
    const { id, name } = asking;
    return this.#enter(name, id, () => this.#host.call('unlock_profile', { id, passphrase }));
  }

  async recover(code: string, passphrase: string): Promise<OpenedDesk | null> {
    const asking = this.asking;
    if (!asking || this.waiting.seconds > 0) return null;
    const { id, name } = asking;
    return this.#enter(name, id, () => this.#host.call('recover_profile', { id, code, passphrase }));
  }

  /** Opens a notebook that can't be written to, to be read; a locked one with its passphrase. */
  openToRead(passphrase?: string): Promise<OpenedDesk | null> {
    const { trouble } = this;
    const id = trouble?.id;
    if (!trouble || id == null) return Promise.resolve(null);
    return this.#try(async () => {
      const asked = passphrase === undefined ? { id } : { id, passphrase };
      const opening = await this.#host.call('open_to_read', asked);
      if (opening.outcome === 'opened') return this.#seat(opening);
      if (opening.outcome === 'wrong_secret') this.trouble = { ...trouble, wrong: true };
      else if (opening.outcome !== 'locked') this.trouble = { ...trouble, refusal: opening };
      return null;
    });
  }

  /** Puts a backup in the place of a notebook, open or not. */
  async restoreBackup(file: string): Promise<OpenedDesk | null> {
    const whose = this.current ?? this.trouble;
    if (whose?.id == null) return null;
    const { id, name } = whose;
    return this.#enter(name, id, () => this.#host.call('restore_backup', { id, file }));
  }

  /** Makes a profile of a backup of another computer that was opened. */
  takeIn(name: string): Promise<OpenedDesk | null> {
    return this.#enter(name, null, () => this.#host.call('take_in_found', { name }));
  }

  askFor(what: Asking['for']): void {
    if (this.asking) this.asking = { ...this.asking, for: what, wrong: false };
    this.error = null;
  }

  forgetAsking(): void {
    this.asking = null;
    this.error = null;
    this.waiting.stop();
  }

  async close(): Promise<void> {
    // A core that kept a key to look into the backups of a notebook in trouble lets go of it too.
    if (this.current || this.trouble) await this.#try(() => this.#host.call('close_profile', {}));
    this.current = null;
    this.readOnly = false;
    this.trouble = null;
    this.forgetAsking();
    await this.load();
  }

  async rename(name: string): Promise<boolean> {
    const renamed = await this.#try(() => this.#host.call('rename_profile', { name }));
    if (renamed) this.current = renamed;
    return renamed !== null;
  }

  async loadDeleted(): Promise<void> {
    await this.#try(async () => {
      this.deleted = await this.#host.call('deleted_profiles', {});
    });
  }

  /** Puts a profile in the trash, if the reader typed its name. */
  async remove(id: string, typed: string): Promise<boolean> {
    const list = await this.#try(() => this.#host.call('delete_profile', { id, typed_name: typed }));
    if (!list) return false;
    this.list = list;
    if (this.asking?.id === id) this.forgetAsking();
    await this.loadDeleted();
    return true;
  }

  async restore(id: string): Promise<void> {
    const list = await this.#try(() => this.#host.call('restore_profile', { id }));
    if (!list) return;
    this.list = list;
    await this.loadDeleted();
  }

  /** The open profile got a lock, or lost it. */
  setLocked(locked: boolean): void {
    if (this.current) this.current = { ...this.current, locked };
  }

  async #enter(
    name: string,
    id: string | null,
    ask: () => Promise<ProfileOpening>,
  ): Promise<OpenedDesk | null> {
    return this.#try(async () => {
      const opening = await ask();
      switch (opening.outcome) {
        case 'opened':
          return this.#seat(opening);
        case 'locked':
          if (id !== null) this.asking = { id, name, for: 'passphrase', wrong: false };
          this.waiting.start(opening.wait_ms);
          return null;
        case 'wrong_secret':
          if (this.asking) this.asking = { ...this.asking, wrong: true };
          this.waiting.start(opening.wait_ms);
          return null;
        default:
          this.forgetAsking();
          this.current = null;
          this.trouble = { id, name, refusal: opening };
          return null;
      }
    });
  }

  #seat(opening: OpenedDesk & { outcome: 'opened' }): OpenedDesk {
    this.trouble = null;
    this.forgetAsking();
    this.current = opening.profile;
    this.readOnly = opening.read_only;
    return opening;
  }

  async #try<R>(action: () => Promise<R>): Promise<R | null> {
    this.busy = true;
    this.error = null;
    try {
      return await action();
    } catch (error) {
      this.error = asCallError(error).code;
      return null;
    } finally {
      this.busy = false;
    }
  }
}
