import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type { Desk as OpenedDesk, ErrorCode, ProfileOpening, ProfileView } from '../ipc/types/commands';

export type Refusal = Exclude<ProfileOpening, { outcome: 'opened' | 'locked' | 'wrong_secret' }>;

/** A notebook that couldn't be opened, and whose it is. */
export interface Trouble {
  id: string | null;
  name: string;
  refusal: Refusal;
}

/** Who can sit down to read, and how opening their notebook went. */
export class Profiles {
  list = $state.raw<ProfileView[]>([]);
  loaded = $state(false);
  busy = $state(false);
  error = $state<ErrorCode | null>(null);
  current = $state.raw<ProfileView | null>(null);
  trouble = $state.raw<Trouble | null>(null);

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

  open(profile: { id: string; name: string }): Promise<OpenedDesk | null> {
    return this.#enter(profile.name, profile.id, () => this.#host.call('open_profile', { id: profile.id }));
  }

  create(name: string): Promise<OpenedDesk | null> {
    return this.#enter(name, null, () => this.#host.call('create_profile', { name }));
  }

  async close(): Promise<void> {
    if (this.current) await this.#try(() => this.#host.call('close_profile', {}));
    this.current = null;
    this.trouble = null;
    await this.load();
  }

  async #enter(
    name: string,
    id: string | null,
    ask: () => Promise<ProfileOpening>,
  ): Promise<OpenedDesk | null> {
    return this.#try(async () => {
      const opening = await ask();
      if (opening.outcome !== 'opened') {
        if (opening.outcome !== 'locked' && opening.outcome !== 'wrong_secret') {
          this.trouble = { id, name, refusal: opening };
        }
        return null;
      }
      this.trouble = null;
      this.current = opening.profile;
      return opening;
    });
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
