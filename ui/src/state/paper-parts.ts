/** The parts of a paper by the questions that they answer. */
import type { PaperChange, PartView } from '../ipc/types/commands';

/** What a paper says of itself. */
export type PaperSelf = Omit<PaperChange, 'id'>;

export interface Answer {
  /** None: what stands before the first question. */
  question: PartView | null;
  parts: readonly PartView[];
}

/** A part belongs to the question before it. */
export function answersOf(parts: readonly PartView[]): Answer[] {
  const answers: { question: PartView | null; parts: PartView[] }[] = [];
  for (const part of parts) {
    if (part.kind === 'question') answers.push({ question: part, parts: [] });
    else {
      if (answers.length === 0) answers.push({ question: null, parts: [] });
      answers.at(-1)?.parts.push(part);
    }
  }
  return answers;
}

export const isFilled = (part: PartView) => part.body.trim() !== '';

/**
 * Behind which part what is put into an answer stands: behind the quotations and notes that the answer begins with, or
 * right behind its question. Null: before all.
 */
export function behindIn(parts: readonly PartView[], question: string | null): string | null {
  const answer = answersOf(parts).find((one) => (one.question?.id ?? null) === question);
  let behind = question;
  for (const part of answer?.parts ?? []) {
    if (part.kind !== 'quote' && part.kind !== 'note') break;
    behind = part.id;
  }
  return behind;
}

/** The order of one step up or down for a part; the same order where it is at the end. */
export function moved(parts: readonly PartView[], id: string, step: 1 | -1): string[] {
  const ids = parts.map((part) => part.id);
  const at = ids.indexOf(id);
  const to = at + step;
  if (at < 0 || to < 0 || to >= ids.length) return ids;
  ids.splice(at, 1);
  ids.splice(to, 0, id);
  return ids;
}

/** The order with a part put before another, or at the end. */
export function movedTo(parts: readonly PartView[], id: string, before: string | null): string[] {
  const ids = parts.map((part) => part.id).filter((one) => one !== id);
  const at = before === null ? ids.length : ids.indexOf(before);
  ids.splice(at < 0 ? ids.length : at, 0, id);
  return ids;
}

/** Which of two stands first, by numbers one after the other; nowhere is last. */
function compareRanks(a: readonly number[] | null, b: readonly number[] | null): number {
  if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
  const at = a.findIndex((number, index) => number !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/**
 * The quotations of an answer in the order of their texts, each with what stands right behind it and was made of the same
 * note; everything else keeps its place. What isn't in the library now comes last.
 */
export function byText(parts: readonly PartView[], question: string | null): string[] {
  const answer = answersOf(parts).find((one) => (one.question?.id ?? null) === question);
  if (!answer) return parts.map(({ id }) => id);
  const units: PartView[][] = [];
  for (const part of answer.parts) {
    const last = units.at(-1);
    const own = part.kind === 'note' && last?.[0]?.kind === 'quote' && part.note !== null;
    if (own && last[0]?.note === part.note) last.push(part);
    else units.push([part]);
  }
  const isQuote = (unit: readonly PartView[]) => unit[0]?.kind === 'quote';
  const rank = (unit: readonly PartView[]) => unit[0]?.rank ?? null;
  const sorted = units.filter(isQuote).toSorted((a, b) => compareRanks(rank(a), rank(b)));
  let next = 0;
  const ordered = units.flatMap((unit) => (isQuote(unit) ? (sorted[next++] ?? unit) : unit));
  const inside = new Set(answer.parts.map(({ id }) => id));
  const first = parts.findIndex(({ id }) => inside.has(id));
  const outside = parts.filter(({ id }) => !inside.has(id)).map(({ id }) => id);
  outside.splice(first < 0 ? outside.length : first, 0, ...ordered.map(({ id }) => id));
  return outside;
}
