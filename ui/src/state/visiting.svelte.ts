import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type {
  ErrorCode,
  Finding,
  FoundOpening,
  FoundProfile,
  Merged,
  MergeSummary,
} from '../ipc/types/commands';

export type Guest = Extract<FoundOpening, { outcome: 'opened' }>;
export type NoGuest = Exclude<FoundOpening['outcome'], 'opened' | 'locked' | 'wrong'>;

/** Backups of another computer: looked for in a folder, opened, taken in as a profile or merged into the open one. */
export class Visiting {
  /** What was found, or so far; none before a folder was chosen. */
  finding = $state.raw<Finding | null>(null);
  folder = $state<string | null>(null);
  busy = $state(false);
  error = $state<ErrorCode | null>(null);
  /** The one whose passphrase or code is asked for. */
  asking = $state.raw<FoundProfile | null>(null);
  wrong = $state(false);
  chosen = $state.raw<FoundProfile | null>(null);
  guest = $state.raw<Guest | null>(null);
  /** Why the chosen one can't be opened. */
  refusal = $state<NoGuest | null>(null);
  /** A file that was written out, and what merging it would change. */
  file = $state.raw<{ path: string; summary: MergeSummary } | null>(null);
  merged = $state.raw<Merged | null>(null);

  #host: Host;
  #search = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  get searching(): boolean {
    return this.finding !== null && !this.finding.done;
  }

  /** Lets the reader pick a folder and looks through it, a part at a time, until all is seen or it is stopped. */
  async pick(): Promise<void> {
    await this.#try(async () => {
      const path = await this.#host.pickFolder();
      if (path === null) return;
      this.#forget();
      const search = ++this.#search;
      this.folder = path;
      this.finding = await this.#host.call('find_backups', { path });
      while (!this.finding.done) {
        const next = await this.#host.call('find_more', {});
        if (search !== this.#search) return;
        this.finding = next;
      }
    });
  }

  /** Stops looking; what was found stays. */
  stop(): void {
    this.#search += 1;
    if (this.finding) this.finding = { ...this.finding, done: true };
  }

  /** Opens one that was found, or asks for its passphrase first. */
  async open(found: FoundProfile, secret: { passphrase?: string; code?: string } = {}): Promise<void> {
    this.refusal = null;
    this.guest = null;
    this.merged = null;
    this.chosen = found;
    await this.#try(async () => {
      const opening = await this.#host.call('open_found', { folder: found.folder, ...secret });
      this.wrong = opening.outcome === 'wrong';
      this.asking = opening.outcome === 'locked' || opening.outcome === 'wrong' ? found : null;
      if (opening.outcome === 'opened') this.guest = opening;
      else if (opening.outcome !== 'locked' && opening.outcome !== 'wrong') this.refusal = opening.outcome;
    });
  }

  /** Back to the list. */
  leave(): void {
    this.asking = null;
    this.guest = null;
    this.chosen = null;
    this.refusal = null;
    this.wrong = false;
    this.error = null;
  }

  /** Merges what was opened into the open notebook. */
  merge(): Promise<boolean> {
    return this.#merge(() => this.#host.call('merge_found', {}));
  }

  /** Counts what merging a file that was written out would change. */
  async compareFile(path: string): Promise<void> {
    this.merged = null;
    await this.#try(async () => {
      this.file = { path, summary: await this.#host.call('compare_json', { path }) };
    });
  }

  mergeFile(): Promise<boolean> {
    const path = this.file?.path;
    if (path === undefined) return Promise.resolve(false);
    return this.#merge(() => this.#host.call('merge_json', { path }));
  }

  /** Forgets everything, in the core too. */
  close(): void {
    this.#search += 1;
    if (this.finding) void this.#host.call('forget_found', {}).catch(() => undefined);
    this.#forget();
    this.merged = null;
  }

  #forget(): void {
    this.finding = null;
    this.folder = null;
    this.file = null;
    this.leave();
  }

  async #merge(work: () => Promise<Merged>): Promise<boolean> {
    const done = await this.#try(async () => {
      const merged = await work();
      this.#forget();
      this.merged = merged;
      return true;
    });
    return done === true;
  }

  async #try<R>(work: () => Promise<R>): Promise<R | null> {
    this.busy = true;
    this.error = null;
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
