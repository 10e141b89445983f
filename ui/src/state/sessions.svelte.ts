import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type { ErrorCode, NewSession, SessionView } from '../ipc/types/commands';
import { Draft } from './draft.svelte';

const same = (a: NewSession, b: NewSession) =>
  a.title === b.title && a.place === b.place && a.covers === b.covers;

/** Study sessions: the one that is going on, and those before. */
export class Sessions {
  list = $state.raw<SessionView[]>([]);
  error = $state<ErrorCode | null>(null);
  busy = $state(false);
  /** The session looked at; null: the one that is going on, or none. */
  selected = $state<string | null>(null);
  draft = $state.raw<Draft<NewSession> | null>(null);

  #host: Host;
  #draftOf: string | null = null;

  constructor(host: Host) {
    this.#host = host;
  }

  get running(): SessionView | undefined {
    return this.list.find((session) => session.ended === null);
  }

  find(id: string | null): SessionView | undefined {
    return id === null ? undefined : this.list.find((session) => session.id === id);
  }

  async load(): Promise<void> {
    await this.#try(async () => {
      this.list = await this.#host.call('list_sessions', {});
    });
  }

  close(): void {
    this.draft?.drop();
    this.list = [];
    this.selected = null;
    this.error = null;
    this.draft = null;
    this.#draftOf = null;
  }

  async start(session: NewSession): Promise<SessionView | null> {
    return this.#try(async () => {
      const started = await this.#host.call('start_session', session);
      this.list = [started, ...this.list.filter((one) => one.id !== started.id)];
      this.selected = null;
      return started;
    });
  }

  async end(): Promise<void> {
    const running = this.running;
    if (!running) return;
    await this.stopEditing();
    await this.#try(async () => {
      const ended = await this.#host.call('end_session', { id: running.id });
      this.#put(ended);
      this.selected = ended.id;
    });
  }

  /** Opens a session's own words for editing; they save themselves. */
  async edit(id: string): Promise<void> {
    if (this.#draftOf === id) return;
    await this.stopEditing();
    const session = this.find(id);
    if (!session) return;
    const { title, place, covers } = session;
    const save = async (words: NewSession) => {
      this.#put(await this.#host.call('update_session', { id, ...words }));
      return Date.now();
    };
    this.#draftOf = id;
    this.draft = new Draft({ title, place, covers }, save, same);
  }

  async stopEditing(): Promise<void> {
    const draft = this.draft;
    if (!draft) return;
    if (!(await draft.flush()) || this.draft !== draft) return;
    this.draft = null;
    this.#draftOf = null;
  }

  get editing(): string | null {
    return this.draft === null ? null : this.#draftOf;
  }

  /** Words that are on screen and not on disk. */
  get unsaved(): string[] {
    if (!this.draft?.unsaved) return [];
    const { title, place, covers } = this.draft.value;
    return [[title, place, covers].filter(Boolean).join('\n')];
  }

  async flush(): Promise<boolean> {
    return (await this.draft?.flush()) ?? true;
  }

  #put(session: SessionView): void {
    this.list = this.list.map((one) => (one.id === session.id ? session : one));
  }

  async #try<R>(action: () => Promise<R>): Promise<R | null> {
    this.busy = true;
    try {
      const result = await action();
      this.error = null;
      return result;
    } catch (error) {
      this.error = asCallError(error).code;
      return null;
    } finally {
      this.busy = false;
    }
  }
}
