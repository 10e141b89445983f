import type { GroupView, HitView, JumpView, NoteView, SearchPage } from '../ipc/types/commands';
import { match, words } from './fold';

const FOLDED_HITS = 3;
const NOTES_SHOWN = 8;

/** One line of the results that can be chosen. */
export type Line =
  | { kind: 'jump'; jump: JumpView }
  | { kind: 'hit'; hit: HitView }
  | { kind: 'all'; group: GroupView }
  | { kind: 'note'; note: NoteView; text: string; marks: [number, number][] }
  | { kind: 'more'; left: number };

/** Lines under one heading: a document, the reader's own notes, or none. */
export interface LineGroup {
  heading: { kind: 'document'; group: GroupView } | { kind: 'notes' } | null;
  lines: Line[];
}

/** The results in the order in which they stand and are walked through. */
export function lineGroups(
  page: SearchPage | null,
  query: string,
  notes: readonly NoteView[],
  unfolded: ReadonlySet<string>,
): LineGroup[] {
  const groups: LineGroup[] = [];
  if (page?.jump) groups.push({ heading: null, lines: [{ kind: 'jump', jump: page.jump }] });
  const filled = page?.groups.filter((group) => group.hits.length > 0) ?? [];
  for (const group of filled) {
    const whole = unfolded.has(group.doc) || filled.length === 1 || group.hits.length <= FOLDED_HITS + 1;
    const shown = whole ? group.hits : group.hits.slice(0, FOLDED_HITS);
    const lines: Line[] = shown.map((hit) => ({ kind: 'hit', hit }));
    if (!whole) lines.push({ kind: 'all', group });
    groups.push({ heading: { kind: 'document', group }, lines });
  }
  const left = page ? page.total - page.groups.reduce((sum, group) => sum + group.hits.length, 0) : 0;
  if (left > 0) groups.push({ heading: null, lines: [{ kind: 'more', left }] });
  const own = noteLines(query, notes);
  if (own.length > 0) groups.push({ heading: { kind: 'notes' }, lines: own });
  return groups;
}

function noteLines(query: string, notes: readonly NoteView[]): Line[] {
  const wanted = words(query);
  const lines: Line[] = [];
  for (const note of notes) {
    if (lines.length >= NOTES_SHOWN) break;
    const text = note.body.trim() === '' ? note.anchor.quote : note.body;
    const marks = match(text, wanted);
    if (marks) lines.push({ kind: 'note', note, text, marks });
  }
  return lines;
}
