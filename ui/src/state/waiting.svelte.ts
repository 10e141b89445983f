/**
 * The time before the next try. It counts by the computer's uptime: setting the clock makes nothing shorter on screen,
 * and the core keeps its own count anyway.
 */
export class Waiting {
  #until = $state(0);
  #now = $state(0);
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Whole seconds left; 0: try now. */
  get seconds(): number {
    return Math.max(0, Math.ceil((this.#until - this.#now) / 1000));
  }

  start(milliseconds: number): void {
    this.stop();
    if (milliseconds <= 0) return;
    this.#now = performance.now();
    this.#until = this.#now + milliseconds;
    this.#timer = setInterval(() => {
      this.#now = performance.now();
      if (this.seconds === 0) this.stop();
    }, 250);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#until = 0;
    this.#now = 0;
  }
}
