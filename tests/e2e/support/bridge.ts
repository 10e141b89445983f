import { type ChildProcess, execFileSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { built, ends, root, spawn } from './program';

export interface BridgeOptions {
  data: string;
  library?: string;
  /** What the folder dialog "answers". */
  pickFolder?: string;
  /** What the dialogs for a file to read and a file to write "answer". */
  file?: string;
}

/** The core over a local address, as its own process. */
export class Bridge {
  #child: ChildProcess | undefined;
  #options: BridgeOptions;
  #port = 0;

  constructor(options: BridgeOptions) {
    this.#options = options;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/`;
  }

  get data(): string {
    return this.#options.data;
  }

  /** Starts it; at the same address if it ran before. */
  async start(): Promise<void> {
    const { data, library = path.join(root, 'content'), pickFolder, file } = this.#options;
    const args = ['--until-stdin-ends', '--port', String(this.#port), '--data', data, '--library', library];
    if (pickFolder !== undefined) args.push('--pick-folder', pickFolder);
    if (file !== undefined) args.push('--pick-file', file, '--save-file', file);
    // A write beyond a limit on the size of files is to fail as on a full disk, and not to end the process.
    const started = ['-c', 'trap "" XFSZ; exec "$0" "$@"', built('sotay-bridge'), ...args];
    const child = spawn('sh', started, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child = child;
    const address = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', resolve);
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`sotay-bridge ended with ${code}; is it built?`)));
    });
    this.#port = Number(new URL(address).port);
  }

  /** From now on no file can grow: what is written to it is refused, as where there is no room. */
  fillDisk(): void {
    this.#limit('1024:unlimited');
  }

  makeRoom(): void {
    this.#limit('unlimited');
  }

  #limit(size: string): void {
    execFileSync('prlimit', ['--pid', String(this.#child?.pid), `--fsize=${size}`]);
  }

  /** Where a file of the one profile is: "notebook.db", "profile.json". */
  async profileFile(name: string): Promise<string> {
    const files = await readdir(this.data, { recursive: true });
    const found = files.find((file) => path.basename(file) === name);
    if (found === undefined) throw new Error(`no ${name} in ${this.data}`);
    return path.join(this.data, found);
  }

  /** Ends it in good order. */
  async stop(): Promise<void> {
    this.#child?.stdin?.end();
    if (this.#child && !(await ends(this.#child, 10_000))) await this.kill();
  }

  /** Ends it as a power cut does. */
  async kill(): Promise<void> {
    this.#child?.kill('SIGKILL');
    if (this.#child) await ends(this.#child, 10_000);
  }

  /** Adds a folder, and waits until it has been read, as the window does. */
  async addFolder(folder: string): Promise<void> {
    await this.call('add_folder', { path: folder });
    while ((await this.call<{ reading: boolean }>('library_state')).reading)
      await new Promise((resolve) => setTimeout(resolve, 50));
  }

  /** One command, past the interface. */
  async call<T>(command: string, args: unknown = {}): Promise<T> {
    const response = await fetch(new URL(`call/${command}`, this.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    if (!response.ok) throw new Error(`${command}: ${await response.text()}`);
    return (await response.json()) as T;
  }
}
