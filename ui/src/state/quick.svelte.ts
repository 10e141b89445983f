import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type { DocumentSummary, ErrorCode, QuickView } from '../ipc/types/commands';
import type { Library } from './library.svelte';

/** The cards of one document at a time, for "Tra nhanh" and "Chỉ tiêu". */
export class Quick {
  view = $state.raw<QuickView | null>(null);
  error = $state<ErrorCode | null>(null);

  #host: Host;
  #library: Library;
  #chosen = $state<string | null>(null);
  #known = new Map<string, { edition: number; view: QuickView }>();
  #request = 0;

  constructor(host: Host, library: Library) {
    this.#host = host;
    this.#library = library;
  }

  /** Who has cards, or a table of targets, in the library's order. */
  documents(withTargets = false): DocumentSummary[] {
    const wanted = (one: DocumentSummary) =>
      withTargets ? one.quick.includes('targets') : one.quick.length > 0;
    return this.#library.documents.filter(wanted);
  }

  choose(doc: string): void {
    this.#chosen = doc;
  }

  /** The one that was chosen, else the one that says most. */
  best(withTargets = false): DocumentSummary | undefined {
    const all = this.documents(withTargets);
    const most = Math.max(...all.map((one) => one.quick.length));
    return all.find((one) => one.id === this.#chosen) ?? all.find((one) => one.quick.length === most);
  }

  async load(doc: string): Promise<void> {
    const request = ++this.#request;
    const edition = this.#library.edition;
    const known = this.#known.get(doc);
    if (known?.edition === edition) {
      this.view = known.view;
      this.error = null;
      return;
    }
    try {
      const view = await this.#host.call('quick', { doc });
      this.#known.set(doc, { edition, view });
      if (request !== this.#request) return;
      this.view = view;
      this.error = null;
    } catch (error) {
      if (request !== this.#request) return;
      this.view = null;
      this.error = asCallError(error).code;
    }
  }
}
