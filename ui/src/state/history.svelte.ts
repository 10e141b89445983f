import type { Host } from '../ipc/host';
import type { SearchHistory } from '../ipc/types/commands';

const NONE: SearchHistory = { kept: true, queries: [] };

/** What the reader looked for before: in their notebook, and nowhere without one. */
export class History {
  kept = $state(true);
  /** Newest first. */
  queries = $state.raw<readonly string[]>([]);

  #host: Host;
  #open = false;

  constructor(host: Host) {
    this.#host = host;
  }

  /** A notebook is open. */
  async load(): Promise<void> {
    this.#open = true;
    await this.#take(() => this.#host.call('search_history', {}));
  }

  /** The box has the focus: what it shows is looked up anew, and what is asked next finds the notes read already. */
  async refresh(): Promise<void> {
    await this.#take(() => this.#host.call('search_history', {}));
  }

  close(): void {
    this.#open = false;
    this.#show(NONE);
  }

  /** A question led somewhere. */
  async remember(query: string): Promise<void> {
    if (!this.kept || query.trim() === '') return;
    await this.#take(() => this.#host.call('remember_search', { query }));
  }

  async forget(query: string): Promise<void> {
    await this.#take(() => this.#host.call('forget_search', { query }));
  }

  async forgetAll(): Promise<void> {
    await this.#take(() => this.#host.call('forget_search', {}));
  }

  async keep(kept: boolean): Promise<void> {
    await this.#take(() => this.#host.call('keep_searches', { kept }));
  }

  // A history that can't be read or kept is no reason to trouble the reader.
  async #take(ask: () => Promise<SearchHistory>): Promise<void> {
    if (!this.#open) return;
    const history = await ask().catch(() => null);
    if (history !== null && this.#open) this.#show(history);
  }

  #show({ kept, queries }: SearchHistory): void {
    this.kept = kept;
    this.queries = queries;
  }
}
