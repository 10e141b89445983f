import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallError } from '../ipc/errors';
import { FakeHost } from '../ipc/fake/host';
import { PAUSE } from './draft.svelte';
import { Notebook } from './notebook.svelte';

const DOC = 'huong-dan-nq06';
const place = { doc: DOC, block: 'II.3.(2):0' };
const words = { ...place, range: [0, 36] as [number, number] };

let host: FakeHost;
let book: Notebook;
beforeEach(() => {
  vi.useFakeTimers();
  host = new FakeHost();
  book = new Notebook(host);
});
afterEach(() => vi.useRealTimers());
const pause = () => vi.advanceTimersByTimeAsync(PAUSE + 10);
const listed = async () => (await book.page({ offset: 0, limit: 500 }))?.notes ?? [];
const made = () => host.calls.filter((call) => call.name === 'create_note').length;

describe('the notebook', () => {
  it('a stroke of a pen makes a note on the chosen words', async () => {
    const note = await book.create(words, 'task');
    expect(note?.anchor.quote).toBe('Nâng cao chất lượng quy hoạch đô thị');
    expect((await listed()).map((one) => one.kind)).toEqual(['task']);
  });

  it('editing saves itself and shows the saved words afterwards', async () => {
    const note = await book.create(words, 'task');
    if (!note) throw new Error('no note');
    book.edit(note.id);
    book.draftOf(note.id)?.type('Lập danh sách');
    await pause();
    expect(host.notes[0]?.body).toBe('Lập danh sách');
    await book.stopEditing(note.id);
    expect(book.draftOf(note.id)).toBeUndefined();
    expect(book.find(note.id)?.body).toBe('Lập danh sách');
  });

  it('leaving a card saves what the pause had not', async () => {
    const note = await book.create(words, 'task');
    if (!note) throw new Error('no note');
    book.edit(note.id);
    book.draftOf(note.id)?.type('viết vội');
    await book.stopEditing(note.id);
    expect(host.notes[0]?.body).toBe('viết vội');
  });

  it('words that could not be saved stay in the card, also when it is left, and are saved later', async () => {
    const note = await book.create(words, 'task');
    if (!note) throw new Error('no note');
    book.edit(note.id);
    host.fail('update_note', 'disk_full');
    book.draftOf(note.id)?.type('chưa lưu');
    await book.stopEditing(note.id);
    expect(book.draftOf(note.id)?.state).toBe('failed');
    expect(book.draftOf(note.id)?.value).toBe('chưa lưu');
    expect(await book.flush()).toBe(false);
    host.fail('update_note', null);
    expect(await book.flush()).toBe(true);
    expect(host.notes[0]?.body).toBe('chưa lưu');
  });

  it('a new note is made at the first pause with words in it, once, and changed from there on', async () => {
    const composing = await book.compose(place, 'II.3.(2)');
    composing.draft.type('   ');
    await pause();
    expect(made()).toBe(0);
    composing.draft.type('Phường');
    await pause();
    composing.draft.type('Phường mình');
    await pause();
    expect(made()).toBe(1);
    expect(host.notes.map((note) => note.body)).toEqual(['Phường mình']);
    expect(await book.finishComposing()).toBe(true);
    expect(book.composing).toBeNull();
  });

  it('typing while the note is being made does not make a second one', async () => {
    host = new FakeHost({ delay: 500 });
    book = new Notebook(host);
    const composing = await book.compose(place, 'II.3.(2)');
    composing.draft.type('một');
    await pause();
    composing.draft.type('một hai');
    await vi.advanceTimersByTimeAsync(3000);
    expect(made()).toBe(1);
    expect(host.notes[0]?.body).toBe('một hai');
  });

  it('a save whose reply was lost makes no second note, and the words go on', async () => {
    const composing = await book.compose(place, 'II.3.(2)');
    composing.draft.type('một');
    const call = host.call.bind(host);
    let lost = false;
    host.call = async (name, args) => {
      const reply = await call(name, args);
      if (name !== 'create_note' || lost) return reply;
      lost = true;
      throw new CallError('internal', 'the reply was lost');
    };
    await pause();
    expect(composing.draft.state).toBe('failed');
    composing.draft.type('một hai');
    await pause();
    expect(host.notes.map((note) => note.body)).toEqual(['một hai']);
    expect(await listed()).toHaveLength(1);
  });

  it('nothing is made of a field that was left empty', async () => {
    await book.compose(place, 'II.3.(2)');
    expect(await book.finishComposing()).toBe(true);
    expect(made()).toBe(0);
  });

  it('a composed note that cannot be saved keeps its place and words', async () => {
    const composing = await book.compose(place, 'II.3.(2)');
    host.fail('create_note', 'read_only');
    composing.draft.type('giữ lại');
    expect(await book.finishComposing()).toBe(false);
    expect(book.composing).toBe(composing);
    expect(composing.draft.error).toBe('read_only');
    host.fail('create_note', null);
    expect(await book.finishComposing()).toBe(true);
    expect(host.notes[0]?.body).toBe('giữ lại');
  });

  it('deleting can be undone, newest first, with the last words', async () => {
    const first = await book.create(words, 'task');
    const second = await book.create(place, 'plain');
    if (!first || !second) throw new Error('no note');
    book.edit(first.id);
    book.draftOf(first.id)?.type('lời cuối');
    await book.remove(first.id);
    await book.remove(second.id);
    expect(await listed()).toEqual([]);
    await book.history.undo();
    expect((await listed()).map((note) => note.id)).toEqual([second.id]);
    await book.history.undo();
    expect(book.find(first.id)?.body).toBe('lời cuối');
  });

  it('a failed deletion leaves the note and says why', async () => {
    const note = await book.create(words, 'task');
    host.fail('delete_note', 'busy');
    await book.remove(note?.id ?? '');
    expect(await listed()).toHaveLength(1);
    expect(book.error).toBe('busy');
  });

  it('counts what there is of each kind, and says when a list or the marks are no longer what they were', async () => {
    const note = await book.create(words, 'task');
    await book.create({ doc: DOC, block: 'I.1:1' }, 'plain');
    await vi.advanceTimersByTimeAsync(0);
    expect(book.kinds.map(({ id, count }) => [id, count])).toEqual([
      ['task', 1],
      ['plain', 1],
    ]);
    expect(book.total).toBe(2);
    const revision = () => book.revision;
    let before = revision();
    book.edit(note?.id ?? '');
    book.draftOf(note?.id ?? '')?.type('chỉ là lời');
    await pause();
    expect(revision()).toBe(before);
    await book.setKind(note?.id ?? '', 'target');
    expect(revision()).toBeGreaterThan(before);
    before = revision();
    await book.remove(note?.id ?? '');
    expect(revision()).toBeGreaterThan(before);
    await book.mark(DOC);
    expect(book.marks?.blocks).toEqual([{ block: 'I.1:1', notes: 1, marks: [] }]);
  });

  it('what was read before the notebook was closed is not kept after it', async () => {
    await book.create(words, 'task');
    host = new FakeHost({ delay: 500 });
    const page = book.page({ offset: 0, limit: 10 });
    book.close();
    await vi.advanceTimersByTimeAsync(600);
    expect(await page).toBeNull();
    expect(book.total).toBe(0);
  });

  it('a failure to write stays said when reading goes well', async () => {
    host.fail('create_note', 'disk_full');
    await book.create(words, 'task');
    expect(await listed()).toEqual([]);
    expect(book.error).toBe('disk_full');
    host.fail('create_note', null);
    await book.create(words, 'task');
    expect(book.error).toBeNull();
    host.fail('note_page', 'busy');
    await book.load();
    expect(book.error).toBe('busy');
  });

  it('a new note that is left without words is none', async () => {
    const note = await book.create(words, 'plain');
    if (!note) throw new Error('no note');
    book.edit(note.id);
    await book.stopEditing(note.id);
    expect(await listed()).toEqual([]);
    expect(book.history.canUndo).toBe(false);
    expect(book.history.last).toBeNull();
    expect(host.calls.map((call) => call.name)).toContain('purge_note');
  });

  it('a pen that marks words needs none', async () => {
    const note = await book.create(words, 'task');
    if (!note) throw new Error('no note');
    book.edit(note.id);
    book.draftOf(note.id)?.type('thôi');
    await pause();
    book.draftOf(note.id)?.type('');
    await book.stopEditing(note.id);
    expect((await listed()).map((one) => [one.kind, one.body])).toEqual([['task', '']]);
  });

  it('words that were taken out of a new note come back with it', async () => {
    const composing = await book.compose(place, 'II.3.(2)');
    composing.draft.type('ba chữ đầu');
    await pause();
    composing.draft.type(' ');
    await pause();
    expect(await listed()).toHaveLength(1);
    expect(await book.finishComposing()).toBe(true);
    expect(await listed()).toEqual([]);
    expect(book.history.last).toEqual({ deed: 'empty', how: 'done' });
    await book.history.undo();
    expect((await listed()).map((one) => one.body)).toEqual(['ba chữ đầu']);
    await book.history.redo();
    expect(await listed()).toEqual([]);
  });

  it('a note that was left with words stays, whatever is taken out of it later', async () => {
    const composing = await book.compose(place, 'II.3.(2)');
    composing.draft.type('có lời');
    await book.finishComposing();
    const [note] = await listed();
    if (!note) throw new Error('no note');
    book.edit(note.id);
    book.draftOf(note.id)?.type('');
    await book.stopEditing(note.id);
    expect((await listed()).map((one) => one.body)).toEqual(['']);
  });
});
