import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ends, spawn } from './program';
import { eventually, run } from './window';

/** A screen of a size of its own, with a window manager, beside the one that the other tests share. */
export class Display {
  /** What a program needs to be shown on it. */
  readonly env: NodeJS.ProcessEnv;
  readonly width: number;
  readonly height: number;
  #stop: () => Promise<void>;

  private constructor(env: NodeJS.ProcessEnv, width: number, height: number, stop: () => Promise<void>) {
    this.env = env;
    this.width = width;
    this.height = height;
    this.#stop = stop;
  }

  static async start(folder: string, width: number, height: number): Promise<Display> {
    const number = path.join(folder, `display-${width}x${height}`);
    const screen = ['-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'];
    const line = `exec Xvfb -displayfd 3 "$@" 3>"$0"`;
    const server = spawn('sh', ['-c', line, number, ...screen], {
      stdio: 'ignore',
    });
    const found = await eventually(
      'a display',
      async () => (await readFile(number, 'utf8')).trim() || undefined,
    );
    const env = { ...process.env, DISPLAY: `:${found}` };
    const manager = spawn('openbox', ['--sm-disable'], {
      env,
      stdio: 'ignore',
    });
    const stop = async () => {
      for (const child of [manager, server]) {
        child.kill();
        await ends(child, 10_000);
      }
    };
    return new Display(env, width, height, stop);
  }

  /** A picture of all of it. */
  async picture(file: string): Promise<void> {
    await run('import', ['-silent', '-window', 'root', file], {
      env: this.env,
    });
  }

  stop(): Promise<void> {
    return this.#stop();
  }
}
