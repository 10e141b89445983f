import type { ProvisionView } from '../../ipc/types/commands';
import { fold } from '../../state/fold';
import { isRead, type Share } from '../../state/progress.svelte';
import { sentenceCase } from '../../text/sentence-case';

/** A line of the contents. */
export interface Line {
  provision: ProvisionView;
  id: string;
  depth: number;
  title: string;
  /** The ids of the lines that it stands under, outermost first. */
  above: readonly string[];
  hasChildren: boolean;
  /** All of its own text and of the sections under it was read. */
  read: boolean;
}

/** The headed sections of a document, in order; the first heading, its title, is none. */
export function linesOf(
  view: { readonly provisions: readonly ProvisionView[] },
  shares: ReadonlyMap<number, Share>,
): Line[] {
  const headed = view.provisions
    .map((provision, index) => ({ provision, index }))
    .filter(({ provision }) => !provision.is_item && provision.level > 1);
  const shallowest = Math.min(...headed.map(({ provision }) => provision.level));
  const path: { id: string; level: number }[] = [];
  const lines = headed.map(({ provision, index }) => {
    while ((path.at(-1)?.level ?? 0) >= provision.level) path.pop();
    const above = path.map((one) => one.id);
    path.push({ id: provision.id, level: provision.level });
    const share = shares.get(index);
    return {
      line: {
        provision,
        id: provision.id,
        depth: provision.level - shallowest,
        title: sentenceCase(provision.title),
        above,
        hasChildren: false,
        read: false,
      } as Line,
      share,
    };
  });
  // From the last to the first: a part is read when what stands under it is.
  const open = new Map<string, { any: boolean; all: boolean; children: boolean }>();
  for (const { line, share } of [...lines].reverse()) {
    const under = open.get(line.id);
    line.hasChildren = under?.children ?? false;
    const any = share !== undefined || (under?.any ?? false);
    const all = (share === undefined || isRead(share)) && (under?.all ?? true);
    line.read = any && all;
    const parent = line.above.at(-1);
    if (parent === undefined) continue;
    const known = open.get(parent) ?? { any: false, all: true, children: true };
    open.set(parent, { any: known.any || any, all: known.all && all, children: true });
  }
  return lines.map(({ line }) => line);
}

/** The lines that show: those that fit the filter, else those whose parts are open. */
export function shownLines(lines: readonly Line[], filter: string, folded: ReadonlySet<string>): Line[] {
  const wanted = fold(filter).trim();
  if (wanted !== '') {
    return lines.filter((line) => fold(`${line.provision.number ?? ''} ${line.title}`).includes(wanted));
  }
  return lines.filter((line) => line.above.every((id) => !folded.has(id)));
}
