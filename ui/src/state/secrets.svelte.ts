import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type { ErrorCode, SecretReply } from '../ipc/types/commands';
import { Waiting } from './waiting.svelte';

/** What a reader does to the lock of the open profile. */
export type SecretTask = 'lock' | 'change' | 'unlock' | 'code';

/** The lock of the open profile, and the recovery code while it is being shown for the only time. */
export class Secrets {
  /** On screen until the reader says that it is kept. It is nowhere else. */
  code = $state<string | null>(null);
  /** Files in clear that locking couldn't remove. */
  leftBehind = $state.raw<string[]>([]);
  wrong = $state(false);
  busy = $state(false);
  error = $state<ErrorCode | null>(null);
  /** What was done last. */
  done = $state<SecretTask | null>(null);
  readonly waiting = new Waiting();

  #host: Host;
  #locked: (locked: boolean) => void;

  constructor(host: Host, locked: (locked: boolean) => void) {
    this.#host = host;
    this.#locked = locked;
  }

  lock(passphrase: string): Promise<boolean> {
    return this.#do('lock', () => this.#host.call('lock_notebook', { passphrase }));
  }

  change(passphrase: string, to: string): Promise<boolean> {
    const asked = { passphrase, new_passphrase: to };
    return this.#do('change', () => this.#host.call('change_passphrase', asked));
  }

  unlockForGood(passphrase: string): Promise<boolean> {
    return this.#do('unlock', () => this.#host.call('unlock_for_good', { passphrase }));
  }

  newCode(passphrase: string): Promise<boolean> {
    return this.#do('code', () => this.#host.call('new_recovery_code', { passphrase }));
  }

  /** A code that came with the opened desk. */
  show(code: string | null): void {
    this.code = code;
  }

  /** The reader has kept the code; it is gone from here. */
  confirm(): void {
    this.code = null;
  }

  /** Begins anew: another form is on screen. */
  clear(): void {
    this.wrong = false;
    this.error = null;
    this.done = null;
    this.leftBehind = [];
  }

  close(): void {
    this.clear();
    this.code = null;
    this.waiting.stop();
  }

  async #do(task: SecretTask, ask: () => Promise<SecretReply>): Promise<boolean> {
    if (this.busy || this.waiting.seconds > 0) return false;
    this.clear();
    this.busy = true;
    try {
      const reply = await ask();
      if (reply.outcome === 'wrong') {
        this.wrong = true;
        this.waiting.start(reply.wait_ms);
        return false;
      }
      this.leftBehind = reply.left_behind;
      if (reply.recovery_code !== null) this.code = reply.recovery_code;
      if (task === 'lock') this.#locked(true);
      if (task === 'unlock') this.#locked(false);
      this.done = task;
      return true;
    } catch (error) {
      this.error = asCallError(error).code;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
