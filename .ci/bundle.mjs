// How much the screens weigh, as they are loaded: scripts and style sheets, compressed, without fonts.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

// 250 kB for reading, finding and notes, 40 kB for what leaves and enters the program: papers, packs, editions; and
// what is known to come on top of them, so that more is noticed.
const MOST = 300_000;
const folder = path.resolve(import.meta.dirname, '../ui/dist');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(js|css|html)$/u.test(name),
);
const size = files.reduce((sum, name) => sum + gzipSync(readFileSync(path.join(folder, name))).length, 0);
const fonts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.woff2'),
);
console.log(`the screens without fonts: ${(size / 1000).toFixed(1)} kB gzip of at most ${MOST / 1000}`);
if (size > MOST) process.exit(1);
const wrong = fonts.filter((name) => !/(latin|latin-ext|vietnamese)/u.test(name));
if (wrong.length > 0) {
  console.error(`fonts that Vietnamese doesn't need: ${wrong.join(', ')}`);
  process.exit(1);
}
