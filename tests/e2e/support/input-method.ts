import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ends } from './program';
import type { Method } from './syllables';
import { eventually, homeIn, run } from './window';

/** How an engine is set. */
export interface Setting {
  engine: 'fcitx5' | 'ibus';
  method: Method;
  /** Whether syllables may be shown in the page while they are put together (fcitx5 alone can be told not to). */
  preedit?: boolean;
  /** Whether the engine goes by the words around the caret, too (fcitx5-unikey alone). */
  surrounding?: boolean;
}

/** An input method at work on the display, for programs that are started with `env`. */
export interface InputMethod {
  readonly env: NodeJS.ProcessEnv;
  /** Has the engine write Vietnamese in the field that has the focus; resolved once it says that it does. */
  activate(): Promise<void>;
  end(): Promise<void>;
}

/** Starts a real engine with settings of its own in a test's folder; nothing of the desk's is read or written. */
export async function startInputMethod(folder: string, setting: Setting): Promise<InputMethod> {
  return setting.engine === 'fcitx5' ? startFcitx(folder, setting) : startIbus(folder, setting);
}

const LIMIT = { timeout: 5000 };
// Debian's containers have no other locale; in plain "C" the engines would answer in ASCII.
const LOCALE = { LC_ALL: 'C.UTF-8' };

async function write(file: string, lines: string[]): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${lines.join('\n')}\n`);
}

async function endOf(child: ChildProcess): Promise<void> {
  child.kill();
  if (!(await ends(child, 10_000))) child.kill('SIGKILL');
}

/** Starts an engine, and waits until it can be spoken to; ends it if it can't. */
async function daemon(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  ready: () => Promise<boolean>,
): Promise<ChildProcess> {
  const child = spawn(command, args, { env, stdio: 'ignore' });
  try {
    await eventually(command, ready);
  } catch (error) {
    await endOf(child);
    throw error;
  }
  return child;
}

async function startFcitx(folder: string, setting: Setting): Promise<InputMethod> {
  const home = homeIn(folder);
  const config = path.join(home['XDG_CONFIG_HOME'] ?? folder, 'fcitx5');
  const { preedit = true, surrounding = true, method } = setting;
  await write(path.join(config, 'profile'), [
    '[Groups/0]',
    'Name=Default',
    'Default Layout=us',
    'DefaultIM=unikey',
    '[Groups/0/Items/0]',
    'Name=keyboard-us',
    '[Groups/0/Items/1]',
    'Name=unikey',
    '[GroupOrder]',
    '0=Default',
  ]);
  await write(path.join(config, 'config'), [
    '[Behavior]',
    'ActiveByDefault=True',
    'ShareInputState=All',
    'ShowInputMethodInformation=False',
    `PreeditEnabledByDefault=${preedit ? 'True' : 'False'}`,
  ]);
  await write(path.join(config, 'conf', 'unikey.conf'), [
    `InputMethod=${method === 'telex' ? 'Telex' : 'VNI'}`,
    'OutputCharset=Unicode',
    `SurroundingText=${surrounding ? 'True' : 'False'}`,
  ]);
  const env: NodeJS.ProcessEnv = { ...home, ...LOCALE, GTK_IM_MODULE: 'fcitx', XMODIFIERS: '@im=fcitx' };
  const remote = async (...args: string[]) =>
    (await run('fcitx5-remote', args, { ...LIMIT, env })).stdout.trim();
  // Asked of the bus: a word to fcitx5 itself would have the bus start another one, with the settings of the desk.
  const owned = [
    ...['--session', '--print-reply=literal', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'],
    ...['org.freedesktop.DBus.NameHasOwner', 'string:org.fcitx.Fcitx5'],
  ];
  const child = await daemon(
    'fcitx5',
    // What would ask a desktop that isn't there is left out.
    ['--disable=wayland,waylandim,kimpanel,notificationitem,notifications,ibusfrontend,fcitx4frontend'],
    env,
    async () => (await run('dbus-send', owned, { ...LIMIT, env })).stdout.includes('true'),
  );
  return {
    env,
    activate: () =>
      eventually('unikey in fcitx5', async () => {
        await remote('-s', 'unikey');
        // 2: a field has the focus, and the engine is on in it.
        return (await remote('-n')) === 'unikey' && (await remote()) === '2';
      }).then(() => undefined),
    end: () => endOf(child),
  };
}

async function startIbus(folder: string, { method }: Setting): Promise<InputMethod> {
  const home = homeIn(folder);
  const config = home['XDG_CONFIG_HOME'] ?? folder;
  // Its usual settings (dconf) are kept by a service that the session bus starts, in the home of whoever started that;
  // a file of settings is the test's own. A virtual display has no keyboard that ibus could lay out anew: it is told to
  // leave it as it is, or each choice of an engine fails with setxkbmap.
  await write(path.join(config, 'glib-2.0', 'settings', 'keyfile'), [
    '[desktop/ibus/general]',
    'use-system-keyboard-layout=true',
    '[org/freedesktop/ibus/engine/unikey]',
    `input-method='${method}'`,
  ]);
  const env: NodeJS.ProcessEnv = {
    ...home,
    ...LOCALE,
    GSETTINGS_BACKEND: 'keyfile',
    GTK_IM_MODULE: 'ibus',
    XMODIFIERS: '@im=ibus',
  };
  const ibus = async (...args: string[]) => (await run('ibus', args, { ...LIMIT, env })).stdout.trim();
  const child = await daemon(
    'ibus-daemon',
    ['--panel=disable', '--emoji-extension=disable', '--config=disable', '--cache=none'],
    env,
    async () => (await ibus('list-engine')).includes('Unikey'),
  );
  return {
    env,
    activate: () =>
      eventually('Unikey in ibus', async () => {
        await ibus('engine', 'Unikey');
        return (await ibus('engine')) === 'Unikey';
      }).then(() => undefined),
    end: () => endOf(child),
  };
}

/**
 * Presses keys on the display as a keyboard does, so that the engine sees them first. The window must be in front.
 * `perSecond`: how many, evenly.
 */
export async function typeOn(keystrokes: string, perSecond: number): Promise<void> {
  const delay = String(Math.round(1000 / perSecond));
  await run('xdotool', ['type', '--delay', delay, '--', keystrokes], {
    timeout: 10_000 + (keystrokes.length * 3000) / perSecond,
  });
}
