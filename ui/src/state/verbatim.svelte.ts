import type { Host } from '../ipc/host';
import type { ShareView, VerbatimRun } from '../ipc/types/commands';

/** Typing comes first: looked at when so long, in milliseconds, nothing was saved. */
const REST = 700;
/** The library's words are being gathered: asked again after so long. */
const AGAIN = 600;

/** What of an open paper stands word for word in the library or in an earlier paper. */
export class Verbatim {
  shares = $state.raw<readonly ShareView[]>([]);
  /** The run whose source stands beside. */
  shown = $state.raw<VerbatimRun | null>(null);

  #host: Host;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  of(question: string | null): ShareView | undefined {
    return this.shares.find((share) => share.question === question);
  }

  ask(paper: string, wait = REST): void {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    this.#timer = setTimeout(() => void this.#look(paper, asked), wait);
  }

  show(run: VerbatimRun | null): void {
    this.shown = run;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
  }

  async #look(paper: string, asked: number): Promise<void> {
    // A paper without its shares is a paper all the same.
    const answer = await this.#host.call('verbatim', { id: paper }).catch(() => null);
    if (asked !== this.#asked || !answer) return;
    if (!answer.ready) {
      this.ask(paper, AGAIN);
      return;
    }
    this.shares = answer.shares;
    const { shown } = this;
    if (!shown) return;
    const now = answer.shares.flatMap((share) => share.runs);
    this.shown = now.find((run) => run.part === shown.part && run.start === shown.start) ?? null;
  }
}
