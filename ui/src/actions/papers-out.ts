import { asCallError } from '../ipc/errors';
import type { OpenPaper, PaperRequest } from '../ipc/types/commands';
import type { Desk } from '../state/desk.svelte';
import { asOutline, asRequest } from '../text/paper-out';
import { fileDate } from '../text/time';
import { errors, notes, notesOut, papers as words } from '../text/vi';
import { sourceIn } from './paper-source';

/** A paper as it would be printed now; null where there is nothing to print. */
export function printOf(desk: Desk, { paper, parts }: OpenPaper): PaperRequest | null {
  const request = asRequest(paper, parts, sourceIn(desk), Date.now());
  return parts.some((part) => part.kind !== 'question' && part.body.trim() !== '') ? request : null;
}

const nameOf = ({ paper }: OpenPaper) =>
  (paper.title.trim() || words.untitled)
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .slice(0, 80)
    .trim();

/** Sends a paper out: into a file for Word, to the printer, or what of it is copied by hand into a file. */
export async function sendPaper(
  desk: Desk,
  open: OpenPaper,
  how: 'docx' | 'outline' | 'print',
): Promise<void> {
  const { host, layout, papers } = desk;
  // What is being written is part of it.
  if (!(await papers.flush())) return;
  const now = papers.open ?? open;
  const print = printOf(desk, now);
  if (!print && how !== 'outline') {
    layout.tell(words.empty, true);
    return;
  }
  if (how === 'print') {
    if (print) desk.paper.send({ kind: 'own', print });
    return;
  }
  const outline: PaperRequest = {
    path: '',
    title: words.outlineHeading,
    about: now.paper.title.trim(),
    blocks: asOutline(now.parts, sourceIn(desk)),
  };
  const name = how === 'docx' ? words.fileName : words.outlineName;
  await writeTo(desk, name(nameOf(now), fileDate(Date.now())), (path) =>
    host.call('write_paper', { ...(how === 'docx' && print ? print : outline), path }),
  );
}

/** Asks where, writes, and says that it lies outside of a lock. */
export async function writeTo(
  desk: Desk,
  name: string,
  write: (path: string) => Promise<unknown>,
): Promise<void> {
  const { host, layout } = desk;
  try {
    const path = await host.saveFile(name);
    if (path === null) return;
    await write(path);
    const locked = desk.profiles.current?.locked === true;
    layout.tell([words.written(path), ...(locked ? [notesOut.outside] : [])].join(' '));
  } catch (error) {
    layout.tell(`${notes.failed} ${errors[asCallError(error).code]}`, true);
  }
}
