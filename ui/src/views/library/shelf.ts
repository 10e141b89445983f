/** The list of documents: folders as headings, the shipped one first, and what stands in them, a large one by kinds. */
import type { DocumentSummary, FolderView, Kind } from '../../ipc/types/commands';
import { fold, readings } from '../../state/fold';

export type ShelfLine =
  | { id: string; kind: 'folder'; folder: FolderView; folded: boolean; shown: number }
  | { id: string; kind: 'group'; of: Kind; key: string; folded: boolean; shown: number }
  | { id: string; kind: 'document'; document: DocumentSummary; grouped: boolean };

/** A folder of no more documents is read at a glance. */
const AT_A_GLANCE = 12;

/** What a kind of a folder's documents is called among those that are folded away. */
export const groupKey = (folder: FolderView, of: Kind) => `${folder.path}\n${of}`;

/**
 * The lines that show. With a filter: the documents that fit it, under their folders, folded away or not; a folder
 * without any isn't shown then.
 */
export function shelfLines(
  folders: readonly FolderView[],
  documents: readonly DocumentSummary[],
  filter: string,
  foldedAway: readonly string[],
): ShelfLine[] {
  const wanted = filter.trim() === '' ? null : readings(filter);
  const own = new Map<string, FolderView>();
  for (const folder of folders) for (const id of folder.ids) own.set(id, folder);
  const byFolder = new Map<FolderView, DocumentSummary[]>(folders.map((folder) => [folder, []]));
  for (const document of documents) {
    if (wanted && !wanted.some((one) => folded(document).includes(one))) continue;
    const folder = own.get(document.id) ?? folders[0];
    if (folder) byFolder.get(folder)?.push(document);
  }
  const ordered = [...folders].sort((a, b) => Number(b.shipped) - Number(a.shipped));
  return ordered.flatMap((folder): ShelfLine[] => {
    const inside = byFolder.get(folder) ?? [];
    // The shipped folder may be empty and without a fault: nothing to say then.
    if (inside.length === 0 && (wanted || (folder.shipped && folder.diagnostics.length === 0))) return [];
    const away = !wanted && foldedAway.includes(folder.path);
    const head = {
      id: `folder:${folder.path}`,
      kind: 'folder',
      folder,
      folded: away,
      shown: inside.length,
    } as const;
    return away ? [head] : [head, ...byKind(folder, inside, wanted ? [] : foldedAway)];
  });
}

/** They come by kind already. */
function byKind(
  folder: FolderView,
  inside: readonly DocumentSummary[],
  foldedAway: readonly string[],
): ShelfLine[] {
  const kinds = new Map<Kind, DocumentSummary[]>();
  for (const document of inside) {
    const alike = kinds.get(document.kind);
    if (alike) alike.push(document);
    else kinds.set(document.kind, [document]);
  }
  const grouped = kinds.size > 1 && inside.length > AT_A_GLANCE;
  return [...kinds].flatMap(([of, alike]): ShelfLine[] => {
    const key = groupKey(folder, of);
    const away = grouped && foldedAway.includes(key);
    const lines = alike.map(
      (document) => ({ id: document.id, kind: 'document', document, grouped }) as const,
    );
    if (!grouped) return lines;
    const head = { id: `group:${key}`, kind: 'group', of, key, folded: away, shown: alike.length } as const;
    return away ? [head] : [head, ...lines];
  });
}

// Every key asks the same of every document, and while folders are read the list comes anew and anew.
const foldedNames = new Map<string, { of: string; folded: string }>();
function folded(document: DocumentSummary): string {
  const { id, title, short_title, short, number, issuer } = document;
  const of = [short_title, title, number, short, issuer].filter(Boolean).join(' ');
  const known = foldedNames.get(id);
  if (known?.of === of) return known.folded;
  const made = fold(of);
  foldedNames.set(id, { of, folded: made });
  return made;
}
