// The list of what others made and we ship, with the licence of each, for the page about the program. It is committed,
// so that a build needs neither this script nor a network; `--check` says whether it is still what is shipped.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const file = path.join(root, 'ui/src/licences.json');

// What it is shipped for: each has its own way to a window.
const TARGETS = ['x86_64-unknown-linux-gnu', 'x86_64-pc-windows-gnu'];

/** What is linked into the program. */
function crates() {
  const targets = TARGETS.flatMap((target) => ['--target', target]);
  const args = [
    'tree',
    '--locked',
    '--package',
    'sotay',
    '--edges',
    'normal',
    '--prefix',
    'none',
    ...targets,
  ];
  const out = execFileSync('cargo', [...args, '--format', '{p}|{l}'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return out.split('\n').flatMap((line) => {
    // Our own crates stand there with a path, and what was listed before with a star.
    const [name, licence] = line.replace(' (proc-macro)', '').replace(' (*)', '').split('|');
    const parts = /^(\S+) v(\S+)$/u.exec(name ?? '');
    return parts && licence ? [[parts[1], parts[2], licence.replace(' (*)', '')]] : [];
  });
}

/** What is built from others' sources into the program for Windows, and is no crate itself. */
function libraries() {
  const lock = readFileSync(path.join(root, 'Cargo.lock'), 'utf8');
  const [, version] = /name = "openssl-src"\nversion = "[\d.]+\+([\d.]+)"/u.exec(lock) ?? [];
  if (version === undefined) throw new Error('Cargo.lock names no sources of OpenSSL');
  return [['OpenSSL', version, 'Apache-2.0']];
}

/** What goes into the screens: the packages that Vite bundles, not the tools that build them. */
function packages() {
  const wanted = [
    'svelte',
    '@tauri-apps/api',
    '@phosphor-icons/core',
    '@fontsource/be-vietnam-pro',
    '@fontsource-variable/source-serif-4',
  ];
  return wanted.map((name) => {
    const own = JSON.parse(readFileSync(path.join(root, 'ui/node_modules', name, 'package.json'), 'utf8'));
    return [name, own.version, own.license];
  });
}

const known = new Map(
  [...crates(), ...libraries(), ...packages()].map((one) => [`${one[0]} ${one[1]}`, one]),
);
const lines = [...known.values()].sort(
  (a, b) => a[0].localeCompare(b[0], 'en') || a[1].localeCompare(b[1], 'en'),
);
const text = `[\n${lines.map((line) => `  ${JSON.stringify(line).replaceAll('","', '", "')}`).join(',\n')}\n]\n`;

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error('ui/src/licences.json is not what is shipped: run `node .ci/licences.mjs`');
    process.exit(1);
  }
} else {
  writeFileSync(file, text);
  console.log(`${lines.length} components`);
}
