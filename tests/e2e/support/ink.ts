import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from './program';
import { wordsInView, type Seen, type WordBox } from './seen';
import type { Window } from './window';

/**
 * Whatever the page says is in view is painted: the boxes of its words against the pixels of the display itself. What
 * a driver gives as a picture is painted anew for it and can look right over a window that is empty.
 */

/** A colour that stands out so much from its ground is ink: a ratio of luminances, as WCAG reckons it. */
const INK = 1.9;
/** A painter that is only late comes within this time, in milliseconds. What stays wrong is wrong. */
const PATIENCE = 4000;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

interface Picture {
  width: number;
  height: number;
  /** Three bytes a pixel. */
  rgb: Buffer;
}

type Fault = WordBox & { fault: string };

const bytes = promisify(execFile) as unknown as (
  command: string,
  args: string[],
  options: { encoding: 'buffer'; maxBuffer: number; timeout: number },
) => Promise<{ stdout: Buffer }>;
const RAW = { encoding: 'buffer', maxBuffer: 1 << 27, timeout: 15_000 } as const;

/** The pixels of one window as they are on the display. */
async function pictureOf(id: string): Promise<Picture> {
  const { stdout } = await bytes('import', ['-silent', '-window', id, '-depth', '8', 'ppm:-'], RAW);
  // "P6", the size, the greatest value, each followed by one white space.
  const head = /^P6\s(\d+)\s(\d+)\s255\s/u.exec(stdout.subarray(0, 40).toString('latin1'));
  if (!head) throw new Error('import gave no picture');
  return { width: Number(head[1]), height: Number(head[2]), rgb: stdout.subarray(head[0].length) };
}

const LINEAR = Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

/** How many pixels of a part of a picture stand out from its most common colour. */
function inkIn(picture: Picture, left: number, top: number, right: number, bottom: number): number {
  const counts = new Map<number, number>();
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = (y * picture.width + x) * 3;
      const colour = picture.rgb.readUIntBE(at, 3);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  }
  const luminance = (colour: number) =>
    0.2126 * (LINEAR[colour >> 16] ?? 0) +
    0.7152 * (LINEAR[(colour >> 8) & 255] ?? 0) +
    0.0722 * (LINEAR[colour & 255] ?? 0);
  let ground = 0;
  let most = 0;
  for (const [colour, count] of counts) if (count > most) [ground, most] = [luminance(colour), count];
  let ink = 0;
  for (const [colour, count] of counts) {
    const own = luminance(colour);
    if ((Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05) >= INK) ink += count;
  }
  return ink;
}

/** The boxes that have no ink, or lack it over a stretch of several letters. */
function withoutInk(seen: Seen, picture: Picture): Fault[] {
  const scale = picture.width / seen.width;
  const px = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value * scale)));
  return seen.boxes.flatMap((box) => {
    const top = px(box.top, picture.height);
    const bottom = px(box.bottom, picture.height);
    const right = px(box.right, picture.width);
    const left = px(box.left, picture.width);
    // No gap between two words is wider than this.
    const stretch = Math.max(40, (bottom - top) * 2.5);
    for (let at = left; at < right; at += stretch) {
      const end = Math.round(Math.min(at + stretch, right));
      if (at > left && end - at < stretch / 2) break;
      if (inkIn(picture, Math.round(at), top, end, bottom) < 2) {
        const fault = at === left ? 'not painted' : `not painted from ${Math.round(at)} on`;
        return { ...box, fault };
      }
    }
    return [];
  });
}

/** What is wrong with what the window shows, or nothing. */
async function lookAt(
  window: Window,
  patience: number,
): Promise<{ faults: Fault[]; seen: Seen; picture: Picture }> {
  const id = await window.id();
  const until = Date.now() + patience;
  // Nothing can be said of a page that moves, however little time its faults are given.
  const rest = Date.now() + Math.max(patience, PATIENCE);
  for (;;) {
    // A frame that was asked for before has then been drawn.
    await window.driver.executeAsyncScript(
      `const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));`,
    );
    const before = await window.driver.executeScript<Seen>(wordsInView);
    const picture = await pictureOf(id);
    const seen = await window.driver.executeScript<Seen>(wordsInView);
    const still = JSON.stringify(before) === JSON.stringify(seen);
    const faults = [...seen.faults, ...(still ? withoutInk(seen, picture) : [])];
    if (still && faults.length === 0) return { faults, seen, picture };
    if (still && Date.now() > until) return { faults, seen, picture };
    if (Date.now() > rest) throw new Error('the page does not come to rest: its words go on moving');
    await pause(150);
  }
}

let looks = 0;

/** Fails if anything that the page says is in view isn't there to be read; says which words, and leaves a picture. */
export async function expectSeen(window: Window, where: string, patience = PATIENCE): Promise<void> {
  const { faults, seen, picture } = await lookAt(window, patience);
  if (seen.boxes.length === 0) throw new Error(`${where}: the page says that it shows no words at all`);
  if (process.env['SOTAY_PICTURES'] !== undefined) {
    looks += 1;
    await draw(picture, [], path.join(root, 'target/seen', `${String(looks).padStart(3, '0')} ${where}.png`));
  }
  if (faults.length === 0) return;
  const file = path.join(root, 'target/e2e', `${where.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`);
  await draw(picture, faults, file);
  const round = (box: WordBox) =>
    [box.left, box.top, box.right, box.bottom].map((one) => Math.round(one)).join(' ');
  const lines = faults
    .slice(0, 12)
    .map((one) => `  “${one.words}” [${round(one)}] ${one.where}: ${one.fault}`);
  if (faults.length > 12) lines.push(`  and ${faults.length - 12} more`);
  throw new Error(
    `${where}: ${faults.length} of ${seen.boxes.length} lines can’t be read\n${lines.join('\n')}\n  ${file}`,
  );
}

/** Writes a picture with a red frame around each fault. */
async function draw(picture: Picture, faults: readonly Fault[], file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const frames = faults.slice(0, 60).flatMap((one) => {
    const corners = `${one.left - 2},${one.top - 2} ${one.right + 2},${one.bottom + 2}`;
    return ['-draw', `rectangle ${corners}`];
  });
  const size = ['-size', `${picture.width}x${picture.height}`, '-depth', '8', 'rgb:-'];
  const args = [...size, '-fill', 'none', '-stroke', 'red', '-strokewidth', '2', ...frames, file];
  await new Promise<void>((resolve, reject) => {
    const child = execFile('convert', args, (error) => (error ? reject(error) : resolve()));
    child.stdin?.end(picture.rgb);
  });
}
