import type { ProvisionView } from '../../ipc/types/commands';
import { fold, readings } from '../../state/fold';
import { isRead, type Share } from '../../state/progress.svelte';
import { sentenceCase } from '../../text/sentence-case';

/** A line of the contents. */
export interface Line {
  provision: ProvisionView;
  /** Which of the document's provisions. */
  index: number;
  id: string;
  depth: number;
  title: string;
  /** The ids of the lines that it stands under, outermost first. */
  above: readonly string[];
  hasChildren: boolean;
}

/** The headed sections of a document, in order; the first heading, its title, is none. */
export function linesOf({ provisions }: { readonly provisions: readonly ProvisionView[] }): Line[] {
  const lines: Line[] = [];
  const path: Line[] = [];
  provisions.forEach((provision, index) => {
    if (provision.is_item || provision.level <= 1) return;
    while ((path.at(-1)?.provision.level ?? 0) >= provision.level) path.pop();
    const parent = path.at(-1);
    if (parent) parent.hasChildren = true;
    const line = {
      provision,
      index,
      id: provision.id,
      depth: 0,
      title: sentenceCase(provision.title),
      above: path.map((one) => one.id),
      hasChildren: false,
    };
    path.push(line);
    lines.push(line);
  });
  const shallowest = lines.reduce((least, { provision }) => Math.min(least, provision.level), Infinity);
  for (const line of lines) line.depth = line.provision.level - shallowest;
  return lines;
}

/** The ids of the lines whose text, and that of the sections under them, was all read. */
export function readLines(lines: readonly Line[], shares: ReadonlyMap<number, Share>): Set<string> {
  const read = new Set<string>();
  // From the last to the first: a part is read when what stands under it is.
  const open = new Map<string, { any: boolean; all: boolean }>();
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at];
    if (!line) continue;
    const share = shares.get(line.index);
    const under = open.get(line.id);
    const any = share !== undefined || (under?.any ?? false);
    const all = (share === undefined || isRead(share)) && (under?.all ?? true);
    if (any && all) read.add(line.id);
    const parent = line.above.at(-1);
    if (parent === undefined) continue;
    const known = open.get(parent) ?? { any: false, all: true };
    open.set(parent, { any: known.any || any, all: known.all && all });
  }
  return read;
}

/** The lines that show: those that fit the filter, else those whose parts are open. */
export function shownLines(
  lines: readonly Line[],
  filter: string,
  folded: ReadonlySet<string>,
): readonly Line[] {
  if (filter.trim() !== '') {
    const wanted = readings(filter);
    return lines.filter((line) => wanted.some((one) => foldedLine(line).includes(one)));
  }
  if (folded.size === 0) return lines;
  return lines.filter((line) => line.above.every((id) => !folded.has(id)));
}

// Every key asks the same of every line.
const foldedLines = new WeakMap<Line, string>();
function foldedLine(line: Line): string {
  const known = foldedLines.get(line);
  if (known !== undefined) return known;
  const made = fold(`${line.provision.number ?? ''} ${line.title}`);
  foldedLines.set(line, made);
  return made;
}
