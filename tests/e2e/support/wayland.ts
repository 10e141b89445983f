import { chmod, chown, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ends, spawn } from './program';
import { eventually, run } from './window';

const LIMIT = { timeout: 10_000 };
/** Sway refuses to run as the superuser, which is who tests are run by in a container. Nobody's own numbers. */
const NOBODY = 65_534;
const CONFIG = ['output HEADLESS-1 resolution 1366x768', 'xwayland disable', 'default_border none'];

/** A Wayland desktop without a screen, for programs that are started with `env`. */
export interface Wayland {
  readonly env: NodeJS.ProcessEnv;
  /**
   * A key of a keyboard on whatever is in front, as xkb names it. This keyboard has no letters at their places, so what
   * goes by the place of a key (such as Ctrl+C) can't be struck on it.
   */
  key(name: string): Promise<void>;
  /** What another program gets from the clipboard; undefined where there is no such thing on it. */
  onClipboard(type: string): Promise<string | undefined>;
  fillClipboard(text: string): Promise<void>;
  picture(file: string): Promise<void>;
  end(): Promise<void>;
}

export async function startWayland(folder: string): Promise<Wayland> {
  const runtime = path.join(folder, 'run');
  const config = path.join(folder, 'sway.conf');
  await mkdir(runtime, { mode: 0o700 });
  await writeFile(config, `${CONFIG.join('\n')}\n`);
  const superuser = process.getuid?.() === 0;
  if (superuser) {
    await chown(runtime, NOBODY, NOBODY);
    await chmod(folder, 0o755);
  }
  const { DISPLAY, ...rest } = process.env;
  const env: NodeJS.ProcessEnv = { ...rest, XDG_RUNTIME_DIR: runtime, GDK_BACKEND: 'wayland' };
  const lone = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
  const [command = 'sway', ...args] = [...(superuser ? lone : []), 'sway', '-c', config];
  const sway = spawn(command, args, {
    env: {
      ...env,
      HOME: runtime,
      WLR_BACKENDS: 'headless',
      WLR_LIBINPUT_NO_DEVICES: '1',
      WLR_RENDERER: 'pixman',
    },
    stdio: 'ignore',
  });
  const end = async () => {
    sway.kill();
    await ends(sway, 10_000);
  };
  try {
    env['WAYLAND_DISPLAY'] = await eventually('the Wayland desktop', async () =>
      (await readdir(runtime)).find((name) => /^wayland-\d+$/u.test(name)),
    );
  } catch (error) {
    await end();
    throw error;
  }
  // A keyboard that stays: with the last one the window in front would lose the focus, and its menus would close.
  const keyboard = spawn('wtype', ['-s', String(24 * 3_600_000)], { env, stdio: 'ignore' });
  const asked = { ...LIMIT, env };
  return {
    env,
    key: async (name) => {
      await run('wtype', ['-k', name], asked);
    },
    onClipboard: async (type) =>
      (await run('wl-paste', ['--no-newline', '--type', type], asked).catch(() => undefined))?.stdout,
    fillClipboard: async (text) => {
      // It goes on in the background with the words; what it writes to would be waited for.
      const child = spawn('wl-copy', ['--type', 'text/plain', text], { env, stdio: 'ignore' });
      if (!(await ends(child, LIMIT.timeout))) throw new Error('wl-copy did not take the clipboard');
    },
    picture: async (file) => {
      await run('grim', [file], asked);
    },
    end: async () => {
      keyboard.kill();
      await end();
    },
  };
}
