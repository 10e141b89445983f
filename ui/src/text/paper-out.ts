/** A kept paper as it is printed: what is empty leaves nothing, and every part that isn't stands once, in order. */
import type { PaperBlock, PaperRequest, PartView } from '../ipc/types/commands';
import { answersOf, isFilled, type PaperSelf } from '../state/paper-parts';
import { bodyRuns, quotation } from './notes-out';
import { papers as words } from './papers';
import { headOf, signerOf, thuHoach, withoutTags } from './thu-hoach';

export type Source = (part: PartView) => string;

/** Points: what a line takes by the usual pack, and what stands between paragraphs. */
const LINE = 18;
const SPACE = 6;
/** Letters in a line of 165 mm at 14 points, about: reckoned from the face's measures, not from pages that were laid out. */
const LETTERS = 75;
/** The height of a page's text, in points, and what head and signature take. */
const PAGE = 728;
const HEAD = 130;
const FOOT = 150;

function blocksOf(part: PartView, source: Source): PaperBlock[] {
  const body: PaperBlock[] = bodyRuns(withoutTags(part.body)).map((runs) => ({ style: 'body', runs }));
  switch (part.kind) {
    case 'quote':
      return [
        {
          style: 'quote',
          runs: [{ text: quotation(part.body), ...(source(part) === '' ? {} : { note: source(part) }) }],
        },
      ];
    case 'heading':
      return [{ style: 'subheading', runs: [{ text: part.body.trim() }], keep: true }];
    case 'relate':
    case 'will':
      return [{ style: 'subheading', runs: [{ text: words.frames[part.kind] }], keep: true }, ...body];
    default:
      return body;
  }
}

/** The text of a paper. */
export function asBlocks(parts: readonly PartView[], source: Source): PaperBlock[] {
  const blocks: PaperBlock[] = [];
  let number = 0;
  for (const { question, parts: own } of answersOf(parts)) {
    if (question) number += 1;
    const filled = own.filter(isFilled);
    if (filled.length === 0) continue;
    if (question)
      blocks.push({
        style: 'heading',
        runs: [{ text: `${words.number(number)}. ${question.body.trim()}` }],
        keep: true,
      });
    blocks.push(...filled.flatMap((part) => blocksOf(part, source)));
  }
  return blocks;
}

/** A paper as a file for Word has it, but for its place. */
export function asRequest(
  fields: PaperSelf,
  parts: readonly PartView[],
  source: Source,
  now: number,
): PaperRequest {
  const { top, pack } = fields;
  const line = (name: string, value: string): PaperBlock[] =>
    value.trim() === ''
      ? []
      : [{ style: 'body', runs: [{ text: `${name}: ` }, { text: value.trim(), bold: true }] }];
  const about = [...line(thuHoach.writer, top.writer), ...line(thuHoach.role, top.role)];
  return {
    path: '',
    ...(pack === '' ? {} : { pack }),
    title: words.heading,
    about: top.subject.trim(),
    head: headOf({ ...top, pack }, now),
    signer: signerOf({ ...top, pack }),
    blocks: [...about, ...asBlocks(parts, source)],
  };
}

const FIRST = 160;

/** The first sentence of a text, or its first words. */
export function gist(text: string): string {
  const plain = text.replace(/\*\*/gu, '').replace(/\s+/gu, ' ').trim();
  const sentence = /^.*?[.!?…](?=\s|$)/u.exec(plain)?.[0] ?? plain;
  if (sentence.length <= FIRST) return sentence;
  const cut = sentence.slice(0, FIRST);
  return `${cut.slice(0, cut.lastIndexOf(' '))}…`;
}

/** What to copy by hand: the questions, and of each part what it begins with. */
export function asOutline(parts: readonly PartView[], source: Source): PaperBlock[] {
  const blocks: PaperBlock[] = [];
  let number = 0;
  for (const { question, parts: own } of answersOf(parts)) {
    if (question) {
      number += 1;
      const text = `${words.number(number)}. ${question.body.trim()}`;
      blocks.push({ style: 'heading', runs: [{ text }], keep: true });
    }
    for (const part of own.filter(isFilled)) {
      if (part.kind === 'heading') {
        blocks.push({ style: 'subheading', runs: [{ text: part.body.trim() }], keep: true });
        continue;
      }
      const text = gist(withoutTags(part.body));
      const from = part.kind === 'quote' && source(part) !== '' ? ` (${source(part)})` : '';
      const said = part.kind === 'quote' ? `${quotation(text)}${from}` : text;
      blocks.push({
        style: 'body',
        runs: [{ text: `${words.frames[part.kind]}: `, bold: true }, { text: said }],
      });
    }
  }
  return blocks;
}

/** How many pages it will be, to a tenth: lines are counted, not laid out. */
export function pagesOf(request: PaperRequest): number {
  const height = request.blocks.reduce((sum, { runs }) => {
    const letters = runs.reduce((all, { text }) => all + text.length, 0);
    const notes = runs.reduce((all, { note }) => all + (note === undefined ? 0 : note.length), 0);
    const lines = Math.max(1, Math.ceil((letters + 5) / LETTERS));
    return sum + lines * LINE + SPACE + (notes === 0 ? 0 : Math.ceil(notes / 95) * 13);
  }, HEAD + FOOT);
  return request.blocks.length === 0 ? 0 : Math.round((height / PAGE) * 10) / 10;
}

/** How many words it has, as they are counted here: what stands between spaces. */
export const wordsIn = (request: PaperRequest): number =>
  request.blocks.reduce(
    (sum, { runs }) =>
      sum +
      runs
        .map(({ text }) => text)
        .join('')
        .split(/\s+/u)
        .filter(Boolean).length,
    0,
  );
