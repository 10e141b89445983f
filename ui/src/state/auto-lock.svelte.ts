const LOOK = 5000;

/**
 * Locks when nobody has touched the window for a while. It goes by the clock and not by one long timer: a computer that
 * slept counts the sleep, and the touch that wakes it comes too late.
 */
export class AutoLock {
  #limit = 0;
  #touched = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #lock: () => Promise<void>;
  #locking = false;

  constructor(lock: () => Promise<void>) {
    this.#lock = lock;
  }

  /** Watches from now on; 0 minutes: never locks. */
  watch(minutes: number): void {
    clearInterval(this.#timer);
    this.#limit = minutes * 60_000;
    this.#touched = Date.now();
    if (this.#limit > 0) this.#timer = setInterval(() => this.#look(), LOOK);
  }

  /** Somebody is there. */
  touch(): void {
    if (this.#limit === 0) return;
    if (this.#look()) return;
    this.#touched = Date.now();
  }

  #look(): boolean {
    const idle = Date.now() - this.#touched;
    // A clock that was set back says nothing about how long nobody was here.
    if (idle < 0) this.#touched = Date.now();
    if (this.#limit === 0 || idle < this.#limit) return false;
    if (this.#locking) return true;
    this.#locking = true;
    void this.#lock().finally(() => {
      this.#locking = false;
    });
    return true;
  }
}
