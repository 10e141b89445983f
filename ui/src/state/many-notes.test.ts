import { beforeEach, expect, test } from 'vitest';
import { FakeHost } from '../ipc/fake/host';
import { ManyNotes } from './many-notes.svelte';
import { Notebook } from './notebook.svelte';

let host: FakeHost;
let book: Notebook;
let many: ManyNotes;
let ids: string[];
beforeEach(async () => {
  host = new FakeHost();
  book = new Notebook(host);
  many = new ManyNotes(host, book);
  ids = [];
  for (const body of ['một #hạn', 'hai', 'ba']) {
    const note = await book.create(null, 'plain');
    if (!note) throw new Error('no note');
    book.edit(note.id);
    book.draftOf(note.id)?.type(body);
    await book.stopEditing(note.id);
    ids.push(note.id);
  }
});
const bodies = () => host.notes.filter((note) => note.deleted === null).map((note) => note.body);

test('notes are chosen one by one, in a stretch, and all', () => {
  const [first = '', second = '', third = ''] = ids;
  many.toggle(first);
  many.reach(third, ids);
  expect([...many.chosen].sort()).toEqual([...ids].sort());
  many.toggle(second);
  expect(many.chosen.has(second)).toBe(false);
  many.stop();
  expect([many.choosing, many.chosen.size]).toEqual([false, 0]);
});

test('a kind and a deletion of several are one deed each, taken back and done again', async () => {
  many.choose(ids);
  await many.setKind('task');
  expect(host.notes.map((note) => note.kind)).toEqual(['task', 'task', 'task']);
  await many.remove();
  expect([bodies(), many.chosen.size]).toEqual([[], 0]);
  await book.history.undo();
  expect(bodies()).toHaveLength(3);
  await book.history.undo();
  expect(host.notes.map((note) => note.kind)).toEqual(['plain', 'plain', 'plain']);
  await book.history.redo();
  await book.history.redo();
  expect(bodies()).toEqual([]);
});

test('a tag is put, renamed and taken out, and each of these is taken back', async () => {
  many.choose(ids);
  expect(await many.tag('quý-4')).toBe(true);
  expect(bodies()).toEqual(['một #hạn\n#quý-4', 'hai\n#quý-4', 'ba\n#quý-4']);
  await many.rename('quý-4', 'năm');
  await many.readTags();
  expect(many.tags).toEqual([
    { name: 'hạn', count: 1 },
    { name: 'năm', count: 3 },
  ]);
  await book.history.undo();
  await book.history.undo();
  expect(bodies()).toEqual(['một #hạn', 'hai', 'ba']);
});

test('what is being written is saved before it is changed with others, and an error changes nothing', async () => {
  const [first = ''] = ids;
  book.edit(first);
  book.draftOf(first)?.type('một, thêm');
  many.choose([first]);
  await many.tag('hạn');
  expect(bodies()[0]).toBe('một, thêm\n#hạn');
  many.choose(['khác']);
  await many.remove();
  expect(bodies()).toHaveLength(3);
  expect(await many.tag('x')).toBe(false);
  expect(book.error).toBe('note_not_found');
});
