/** A line that the reader was at. */
export interface Step {
  doc: string;
  block: string;
  at: number;
}

const LONGEST = 100;
const same = (a: Step | undefined, b: Step) => a?.doc === b.doc && a.block === b.block;

/** Where the reader came from, and where they went back from: across documents, for this sitting. */
export class Trail {
  #back = $state.raw<readonly Step[]>([]);
  #forward = $state.raw<readonly Step[]>([]);

  get canGoBack(): boolean {
    return this.#back.length > 0;
  }

  get canGoForward(): boolean {
    return this.#forward.length > 0;
  }

  /** The reader jumps away from here. What lay ahead is another way now. */
  leave(here: Step | null): void {
    if (here && !same(this.#back.at(-1), here)) this.#back = [...this.#back, here].slice(-LONGEST);
    this.#forward = [];
  }

  goBack(here: Step | null): Step | undefined {
    const step = this.#back.at(-1);
    if (!step) return undefined;
    this.#back = this.#back.slice(0, -1);
    if (here) this.#forward = [...this.#forward, here];
    return step;
  }

  goForward(here: Step | null): Step | undefined {
    const step = this.#forward.at(-1);
    if (!step) return undefined;
    this.#forward = this.#forward.slice(0, -1);
    if (here) this.#back = [...this.#back, here];
    return step;
  }

  /** The document other than one that the reader was in last. */
  lastBut(doc: string | null): string | undefined {
    return this.#back.findLast((step) => step.doc !== doc)?.doc;
  }

  clear(): void {
    this.#back = [];
    this.#forward = [];
  }
}
