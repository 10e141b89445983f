import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type {
  ErrorCode,
  KeyView,
  PackableView,
  PackDocument,
  PackMade,
  PackRefusal,
  PacksView,
  PackView,
} from '../ipc/types/commands';

/** What packs touch of the desk. */
interface Around {
  readonly host: Host;
  readonly layout: { dialog: string | null };
  reloadLibrary(): Promise<void>;
}

/** A pack that was looked at and may be taken in. */
interface Looked {
  pack: PackView;
  documents: PackDocument[];
  before: number | null;
}

const REMEMBERED = 'pack';

/** Packs for a stick: one being looked at, one being made, the keys that are trusted. */
export class Packs {
  busy = $state(false);
  error = $state<ErrorCode | null>(null);
  refusal = $state.raw<PackRefusal | null>(null);
  looked = $state.raw<Looked | null>(null);
  taken = $state.raw<PackView | null>(null);
  /** A key that is to be compared, and its file. */
  key = $state.raw<{ key: KeyView; path: string; known: boolean } | null>(null);
  kept = $state.raw<PacksView>({ packs: [], keys: [] });
  packable = $state.raw<PackableView[]>([]);
  made = $state.raw<Extract<PackMade, { outcome: 'done' }> | null>(null);

  #desk: Around;
  #path: string | null = null;

  constructor(desk: Around) {
    this.#desk = desk;
  }

  /** Lets the reader pick a pack and looks at it. */
  async pick(): Promise<void> {
    await this.#try(async () => {
      const path = await this.#desk.host.pickFile('pack');
      if (path === null) return;
      this.#desk.layout.dialog = 'pack-in';
      await this.#look(path);
    });
  }

  /** A pack that was brought some other way. */
  async look(path: string): Promise<void> {
    this.#desk.layout.dialog = 'pack-in';
    await this.#try(() => this.#look(path));
  }

  async takeIn(unsigned: boolean): Promise<void> {
    const path = this.#path;
    if (path === null) return;
    await this.#try(async () => {
      const reply = await this.#desk.host.call('take_in_pack', { path, unsigned });
      if (reply.outcome === 'refused') this.refusal = reply;
      else {
        this.taken = reply.pack;
        await this.#desk.reloadLibrary();
      }
    });
  }

  /** True if it is gone. */
  async remove(name: string): Promise<boolean> {
    return this.#try(async () => {
      const reply = await this.#desk.host.call('remove_pack', { name });
      await this.#desk.reloadLibrary();
      return reply.outcome === 'done' || reply.code === 'not_here';
    }, false);
  }

  async loadKeys(): Promise<void> {
    await this.#try(async () => {
      this.kept = await this.#desk.host.call('packs', {});
    });
  }

  /** Lets the reader pick a key, to be compared before it is trusted. */
  async pickKey(): Promise<void> {
    await this.#try(async () => {
      const path = await this.#desk.host.pickFile('key');
      if (path === null) return;
      this.refusal = null;
      const reply = await this.#desk.host.call('look_at_key', { path });
      if (reply.outcome === 'refused') this.refusal = reply;
      else this.key = { key: reply.key, path, known: reply.known };
    });
  }

  /** The reader compared the key. A pack that waits for it is looked at again. */
  async trust(): Promise<void> {
    const asked = this.key;
    if (!asked) return;
    await this.#try(async () => {
      const { fingerprint } = asked.key;
      const reply = await this.#desk.host.call('add_key', { path: asked.path, fingerprint });
      this.key = null;
      if (reply.outcome === 'refused') {
        this.refusal = reply;
        return;
      }
      this.kept = await this.#desk.host.call('packs', {});
      if (this.#path !== null) await this.#look(this.#path);
    });
  }

  letKeyBe(): void {
    this.key = null;
  }

  async removeKey(fingerprint: string): Promise<void> {
    await this.#try(async () => {
      this.kept = await this.#desk.host.call('remove_key', { fingerprint });
    });
  }

  async loadPackable(): Promise<void> {
    await this.#try(async () => {
      this.packable = await this.#desk.host.call('packable', {});
    });
  }

  /** What the next pack is probably called, from the last one that was made on this computer. */
  get proposal(): { name: string; serial: number } {
    try {
      const last: unknown = JSON.parse(this.#desk.host.recall(REMEMBERED) ?? 'null');
      if (last && typeof last === 'object' && 'name' in last && 'serial' in last) {
        const { name, serial } = last;
        if (typeof name === 'string' && typeof serial === 'number') return { name, serial: serial + 1 };
      }
    } catch {
      // Kept by another version: nothing is proposed then.
    }
    return { name: '', serial: 1 };
  }

  /** Lets the reader say where, and writes the pack. `date`: an ISO day. */
  async make(docs: string[], name: string, serial: number, date: string, suggested: string): Promise<void> {
    await this.#try(async () => {
      const path = await this.#desk.host.saveFile(suggested);
      if (path === null) return;
      this.made = null;
      const reply = await this.#desk.host.call('make_pack', { docs, name, serial, date, path });
      this.refusal = reply.outcome === 'refused' ? reply : null;
      if (reply.outcome === 'refused') return;
      this.made = reply;
      this.#desk.host.remember(REMEMBERED, JSON.stringify({ name, serial }));
    });
  }

  /** The dialog is gone: nothing of it is there the next time. */
  close(): void {
    this.error = null;
    this.refusal = null;
    this.looked = null;
    this.taken = null;
    this.key = null;
    this.made = null;
    this.#path = null;
  }

  async #look(path: string): Promise<void> {
    this.refusal = null;
    this.looked = null;
    this.taken = null;
    this.#path = path;
    const reply = await this.#desk.host.call('look_at_pack', { path });
    if (reply.outcome === 'refused') this.refusal = reply;
    else this.looked = reply;
  }

  async #try<T>(perform: () => Promise<T>, otherwise?: T): Promise<T> {
    this.busy = true;
    this.error = null;
    try {
      return await perform();
    } catch (error) {
      this.error = asCallError(error).code;
      return otherwise as T;
    } finally {
      this.busy = false;
    }
  }
}
