import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The top of the tree. */
export const root = path.resolve(import.meta.dirname, '../../..');

const target = process.env['CARGO_TARGET_DIR'] ?? path.join(root, 'target');
/** A program as `cargo build` leaves it; the released one where that is what is measured. */
export const built = (name: string) => path.join(target, process.env['SOTAY_BUILD'] ?? 'debug', name);

/** A fresh folder, and the way to be rid of it. */
export async function freshFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sotay-'));
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

export const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** Waits for the end of a process; false if it goes on for longer than that. */
export async function ends(child: ChildProcess, milliseconds: number): Promise<boolean> {
  if (hasEnded(child)) return true;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), milliseconds);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}

export { spawn };
