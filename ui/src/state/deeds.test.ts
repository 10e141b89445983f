import { beforeEach, describe, expect, it } from 'vitest';
import { FakeHost } from '../ipc/fake/host';
import type { NoteView } from '../ipc/types/commands';
import { Notebook } from './notebook.svelte';
import { Trash } from './trash.svelte';

const place = { doc: 'huong-dan-nq06', block: 'II.3.(2):0' };
let host: FakeHost;
let book: Notebook;
let note: NoteView;
beforeEach(async () => {
  host = new FakeHost();
  book = new Notebook(host);
  const made = await book.create({ ...place, range: [0, 8] }, 'task');
  if (!made) throw new Error('no note');
  note = made;
});
const now = () => book.find(note.id);

describe('taking back and doing again', () => {
  it('a note that was made', async () => {
    await book.history.undo();
    expect(now()).toBeUndefined();
    expect(host.notes[0]?.deleted).not.toBeNull();
    expect(book.history.last).toEqual({ deed: 'create', how: 'undone' });
    await book.history.redo();
    expect(now()?.id).toBe(note.id);
    expect(book.history.last).toEqual({ deed: 'create', how: 'redone' });
  });

  it('a change of pen, and of words as one', async () => {
    await book.setKind(note.id, 'target');
    book.edit(note.id);
    book.draftOf(note.id)?.type('một');
    await book.draftOf(note.id)?.flush();
    book.draftOf(note.id)?.type('một hai');
    await book.stopEditing(note.id);
    expect(book.history.last?.deed).toBe('words');
    await book.history.undo();
    expect(now()).toMatchObject({ body: '', kind: 'target' });
    await book.history.undo();
    expect(now()?.kind).toBe('task');
    await book.history.redo();
    await book.history.redo();
    expect(now()).toMatchObject({ body: 'một hai', kind: 'target' });
    expect(book.history.canRedo).toBe(false);
  });

  it('a card that was only looked at, or a pen chosen again, is no deed', async () => {
    book.edit(note.id);
    await book.stopEditing(note.id);
    await book.setKind(note.id, 'task');
    expect(book.history.last?.deed).toBe('create');
  });

  it('a deletion, newest first, and something new forgets what was taken back', async () => {
    await book.remove(note.id);
    await book.history.undo();
    expect(now()).toBeDefined();
    await book.setKind(note.id, 'plain');
    expect(book.history.canRedo).toBe(false);
  });

  it('a note taken out of the trash goes back there', async () => {
    await book.remove(note.id);
    const trash = new Trash(host, book);
    await trash.load();
    await trash.restore(note.id);
    expect(trash.list).toEqual([]);
    expect(now()).toBeDefined();
    await book.history.undo();
    expect(now()).toBeUndefined();
  });

  it('what is gone for good can no longer be taken back', async () => {
    await book.remove(note.id);
    const trash = new Trash(host, book);
    await trash.load();
    await trash.purge(note.id);
    expect(host.notes).toEqual([]);
    expect(book.history.canUndo).toBe(false);
  });

  it('a version that was put back', async () => {
    for (const words of ['đầu', 'sau']) {
      book.edit(note.id);
      book.draftOf(note.id)?.type(words);
      await book.stopEditing(note.id);
    }
    const first = host.keeping.versions.get(note.id)?.find((one) => one.body === 'đầu');
    expect(await book.restoreVersion(note.id, first?.version ?? 0)).toBe(true);
    expect(now()?.body).toBe('đầu');
    await book.history.undo();
    expect(now()?.body).toBe('sau');
    await book.history.redo();
    expect(now()?.body).toBe('đầu');
  });

  it('stays in place when it fails, with the reason', async () => {
    await book.remove(note.id);
    host.fail('restore_note', 'disk_full');
    await book.history.undo();
    expect(book.error).toBe('disk_full');
    expect(book.history.canUndo).toBe(true);
    host.fail('restore_note', null);
    await book.history.undo();
    expect(now()).toBeDefined();
  });

  it('one thing at a time, however fast the keys repeat', async () => {
    await book.remove(note.id);
    await Promise.all([book.history.undo(), book.history.undo(), book.history.undo()]);
    expect(host.calls.filter((call) => call.name === 'restore_note')).toHaveLength(1);
    expect(now()).toBeDefined();
  });
});
