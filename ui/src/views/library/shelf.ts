/** The list of documents: folders as headings, the shipped one first, and what stands in them. */
import type { DocumentSummary, FolderView } from '../../ipc/types/commands';
import { fold, readings } from '../../state/fold';

export type ShelfLine =
  | { id: string; kind: 'folder'; folder: FolderView; folded: boolean; shown: number }
  | { id: string; kind: 'document'; document: DocumentSummary };

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
    const lines = inside.map((document) => ({ id: document.id, kind: 'document', document }) as const);
    return away ? [head] : [head, ...lines];
  });
}

// Every key asks the same of every document.
const foldedNames = new WeakMap<DocumentSummary, string>();
function folded(document: DocumentSummary): string {
  const known = foldedNames.get(document);
  if (known !== undefined) return known;
  const { title, short_title, short, number, issuer } = document;
  const made = fold([short_title, title, number, short, issuer].filter(Boolean).join(' '));
  foldedNames.set(document, made);
  return made;
}
