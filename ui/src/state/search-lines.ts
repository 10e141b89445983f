import type { GroupView, HitView, JumpView, NoteHitView, SearchPage } from '../ipc/types/commands';

const FOLDED_HITS = 3;

/** What a reader can do, as the results show it. */
export interface Doing {
  id: string;
  name: string;
  keys: readonly string[];
}

/** One line of the results that can be chosen. */
export type Line =
  | { kind: 'jump'; jump: JumpView }
  | { kind: 'hit'; hit: HitView }
  | { kind: 'all'; group: GroupView }
  | { kind: 'more'; left: number }
  | { kind: 'note'; hit: NoteHitView }
  | { kind: 'notes'; total: number }
  | { kind: 'action'; action: Doing; marks: [number, number][] }
  | { kind: 'past'; query: string };

/** Lines under one heading: a document, the reader's own notes, what can be done, earlier searches, or none. */
export interface LineGroup {
  heading: { kind: 'document'; group: GroupView } | { kind: 'notes' | 'actions' | 'past' } | null;
  lines: Line[];
}

export interface Shown {
  page: SearchPage | null;
  /** Documents whose hits are all shown. */
  unfolded: ReadonlyMap<string, readonly HitView[]>;
  notesOnly: boolean;
  actions: readonly { action: Doing; marks: [number, number][] }[];
}

/** The results in the order in which they stand and are walked through. */
export function lineGroups({ page, unfolded, notesOnly, actions }: Shown): LineGroup[] {
  if (!page) return [];
  const groups: LineGroup[] = [];
  if (page.jump && !notesOnly) groups.push({ heading: null, lines: [{ kind: 'jump', jump: page.jump }] });
  const notes = noteGroup(page, notesOnly);
  // Someone who looks for their own note, and typed its words, sees it without scrolling.
  if (notes && page.notes_first) groups.push(notes);
  let shown = 0;
  for (const group of page.groups) {
    shown += group.hits.length;
    if (group.hits.length === 0) continue;
    const whole = unfolded.get(group.doc);
    // Of a single document the rest comes page by page; beside others it is folded, unless one line is all it hides.
    const alone = page.documents === 1;
    const fits = alone || (group.total <= FOLDED_HITS + 1 && group.hits.length === group.total);
    const hits = whole ?? (fits ? group.hits : group.hits.slice(0, FOLDED_HITS));
    const lines: Line[] = hits.map((hit) => ({ kind: 'hit', hit }));
    if (!alone && !whole && hits.length < group.total) lines.push({ kind: 'all', group });
    groups.push({ heading: { kind: 'document', group }, lines });
  }
  // Where every document has its own line for the rest, there is nothing more to page through.
  const reachable = page.documents > 1 && page.documents === page.groups.length;
  const left = page.total - shown;
  if (left > 0 && !reachable) groups.push({ heading: null, lines: [{ kind: 'more', left }] });
  if (notes && !page.notes_first) groups.push(notes);
  if (actions.length > 0 && !notesOnly) {
    const lines: Line[] = actions.map((one) => ({ kind: 'action', ...one }));
    groups.push({ heading: { kind: 'actions' }, lines });
  }
  return groups;
}

function noteGroup(page: SearchPage, notesOnly: boolean): LineGroup | null {
  if (page.notes.length === 0) return null;
  const lines: Line[] = page.notes.map((hit) => ({ kind: 'note', hit }));
  const rest = page.notes_total - page.notes.length;
  if (rest > 0)
    lines.push(notesOnly ? { kind: 'more', left: rest } : { kind: 'notes', total: page.notes_total });
  return { heading: { kind: 'notes' }, lines };
}

/** What an empty box offers. */
export function pastGroups(queries: readonly string[]): LineGroup[] {
  if (queries.length === 0) return [];
  return [{ heading: { kind: 'past' }, lines: queries.map((query) => ({ kind: 'past', query })) }];
}
