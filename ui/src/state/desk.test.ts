import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noteMenu } from '../actions/note-menu';
import { pens } from '../actions/pens';
import { FakeHost, type FakeOptions } from '../ipc/fake/host';
import { Desk } from './desk.svelte';
import { labelsOf, placesOf, quoteOf } from './note-places';
import { addressRange } from '../text/address';

async function sit(options: FakeOptions = {}): Promise<{ host: FakeHost; desk: Desk }> {
  const host = new FakeHost({ profiles: ['Nguyễn Thu Hạnh'], ...options });
  const desk = new Desk(host);
  await desk.start();
  await desk.openProfile({ id: 'p1', name: 'Nguyễn Thu Hạnh' });
  return { host, desk };
}
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('sitting down', () => {
  it('a first reader gives a name and the guidance opens', async () => {
    const host = new FakeHost();
    const desk = new Desk(host);
    await desk.start();
    expect(desk.phase).toBe('choosing');
    await desk.createProfile('Lê Minh Đức');
    expect(desk.phase).toBe('open');
    expect(desk.reading.doc).toBe('huong-dan-nq06');
    expect(desk.profiles.current?.name).toBe('Lê Minh Đức');
  });

  it('a new profile inherits the letters chosen on the start screen', async () => {
    const host = new FakeHost();
    const desk = new Desk(host);
    await desk.start();
    desk.settings.setStep(5);
    await desk.createProfile('Lê Minh Đức');
    await vi.advanceTimersByTimeAsync(2000);
    expect(host.settings.step).toBe(5);
  });

  it.each([
    { outcome: 'unreadable', path: '/a', reason: 'damaged' },
    { outcome: 'newer', path: '/a', found: 9, known: 1 },
    { outcome: 'in_use', path: '/a' },
    { outcome: 'read_only', path: '/a' },
  ] as const)('a notebook that is $outcome is never shown as an empty one', async (opening) => {
    const { desk } = await sit({ opening });
    expect(desk.phase).toBe('choosing');
    expect(desk.profiles.trouble?.refusal).toEqual(opening);
    await desk.readWithoutNotes();
    expect(desk.phase).toBe('open');
    expect(desk.canWrite).toBe(false);
    expect(desk.reading.doc).toBe('huong-dan-nq06');
  });

  it('where nothing can be written, the notes that are there can be read', async () => {
    const { desk, host } = await sit({ opening: { outcome: 'read_only', path: '/a' } });
    await desk.openToRead();
    expect(desk.phase).toBe('open');
    expect([desk.hasNotes, desk.canWrite]).toEqual([true, false]);
    // Whoever presses a pen is told why nothing happens.
    desk.reading.chosen = { parts: [{ block: 'II.2:1', start: 0, end: 5 }] };
    const [pen] = pens;
    expect(pen.when?.(desk)).toBe(true);
    await pen.perform(desk);
    expect(desk.layout.notice?.text).toMatch(/^Thư mục dữ liệu không cho ghi/u);
    expect(host.notes).toHaveLength(0);
    await desk.switchProfile();
    expect(desk.profiles.readOnly).toBe(false);
  });

  it('opens where reading stopped, in each document', async () => {
    const { desk, host } = await sit({
      settings: {
        last_doc: 'tom-luoc-nq06',
        positions: {
          'tom-luoc-nq06': { block: 'chi-tieu:0', at: 0 },
          'huong-dan-nq06': { block: 'II.2:1', at: 40 },
        },
      },
    });
    expect(desk.reading.doc).toBe('tom-luoc-nq06');
    expect(desk.reading.block).toBe('chi-tieu:0');
    await desk.reading.open('huong-dan-nq06');
    expect(desk.reading.block).toBe('II.2:1');
    expect(desk.reading.target).toEqual({ block: 'II.2:1', light: false, at: 40 });
    desk.reading.active.keepPlace('II.3:0', 12);
    await desk.settings.flush();
    expect(host.settings.positions['huong-dan-nq06']).toEqual({ block: 'II.3:0', at: 12 });
    expect(host.settings.last_doc).toBe('huong-dan-nq06');
  });
});

describe('at the desk', () => {
  it('a found passage is opened, lit, and its words with it', async () => {
    const { desk } = await sit();
    desk.search.type('quy hoạch');
    await desk.search.ask();
    await desk.goToFound({ doc: 'huong-dan-nq06', block: 'II.3.(2):0' });
    expect(desk.search.open).toBe(false);
    expect(desk.reading.target).toEqual({ block: 'II.3.(2):0', light: true, at: 0 });
    expect(desk.finder.found.of(desk.reading.indexOf('II.3.(2):0'))).not.toEqual([]);
  });

  it('an address goes to the first block of its provision', async () => {
    const { desk } = await sit();
    await desk.goTo({ doc: 'huong-dan-nq06', address: 'II.3.(4)' });
    expect(desk.reading.block).toBe('II.3.(4):0');
  });

  it('names blocks by their address, and those of unnumbered sections by title', async () => {
    const { desk } = await sit();
    expect(desk.reading.nameOf('II.1:2')).toBe('II.1 –1');
    await desk.reading.open('tom-luoc-nq06');
    expect(desk.reading.nameOf('quan-diem.(2):0')).toBe('“Năm quan điểm chỉ đạo” (2)');
  });

  it('does not leave while words are unsaved', async () => {
    const { desk, host } = await sit();
    await desk.pen.noteHere();
    host.fail('create_note', 'disk_full');
    desk.notebook.composing?.draft.type('chưa lưu được');
    await desk.switchProfile();
    expect(desk.phase).toBe('open');
    host.fail('create_note', null);
    await desk.switchProfile();
    expect(desk.phase).toBe('choosing');
    expect(host.notes.map((note) => note.body)).toEqual(['chưa lưu được']);
  });

  it('the window saves everything before it goes', async () => {
    const { desk, host } = await sit();
    await desk.pen.noteHere();
    desk.notebook.composing?.draft.type('vừa gõ xong');
    await host.beforeClose?.();
    expect(host.notes.map((note) => note.body)).toEqual(['vừa gõ xong']);
  });

  it('removing the folder of the open document opens another, and the notes are looked up again', async () => {
    const { desk, host } = await sit();
    await desk.reading.open('thuat-ngu');
    host.library.documents = host.library.documents.filter((one) => one.id !== 'thuat-ngu');
    const before = host.calls.filter((call) => call.name === 'note_page').length;
    await desk.removeFolder('/x');
    expect(desk.reading.doc).toBe('huong-dan-nq06');
    expect(host.calls.filter((call) => call.name === 'note_page')).toHaveLength(before + 1);
  });

  it('notes taken in a session carry it, and a second session is refused with a reason', async () => {
    const { desk } = await sit();
    const session = await desk.sessions.start({ title: 'Sinh hoạt', place: '', covers: '' });
    const note = await desk.notebook.create({ doc: 'huong-dan-nq06', block: 'I.1:1' }, 'plain');
    expect(note?.session).toBe(session?.id);
    await desk.sessions.start({ title: 'Buổi khác', place: '', covers: '' });
    expect(desk.sessions.error).toBe('session_running');
    await desk.sessions.end();
    expect(desk.sessions.running).toBeUndefined();
  });

  it('words of several blocks are one note on several places, and one deed', async () => {
    const { desk, host } = await sit();
    desk.reading.chosen = {
      parts: [
        { block: 'II.1:1', start: 4, end: 20 },
        { block: 'II.1:2', start: 0, end: 10 },
        { block: 'II.1:3', start: 0, end: 8 },
      ],
    };
    await desk.pen.mark('target');
    const notes = (await desk.notebook.page({ offset: 0, limit: 9 }))?.notes ?? [];
    const note = notes[0];
    if (!note) throw new Error('no note');
    expect(notes).toHaveLength(1);
    expect(placesOf(note).map(({ anchor }) => anchor.block)).toEqual(['II.1:1', 'II.1:2', 'II.1:3']);
    expect(quoteOf(note).split('\n')).toEqual(['Kinh tế Trung ươ', 'Thành phần', 'Thời gian'.slice(0, 8)]);
    expect(addressRange(labelsOf(note))).toBe('II.1, đoạn 1 đến gạch đầu dòng 2');
    expect(desk.notebook.editing).toBe(note.id);
    expect(desk.reading.chosen).toBeNull();
    await desk.notebook.mark('huong-dan-nq06');
    const marks = desk.notebook.marks?.blocks.filter((one) =>
      one.marks.some((mark) => mark.note === note.id),
    );
    expect(marks?.map(({ block }) => block)).toEqual(['II.1:1', 'II.1:2', 'II.1:3']);

    await desk.notebook.history.undo();
    expect(host.notes.filter((one) => one.deleted === null)).toHaveLength(0);
    expect(desk.notebook.history.canUndo).toBe(false);
    await desk.notebook.history.redo();
    expect(host.notes.filter((one) => one.deleted === null)).toHaveLength(1);
  });

  it('a note on several places is cited whole, from where to where', async () => {
    const { desk, host } = await sit();
    const at = (block: string) => ({ doc: 'huong-dan-nq06', block, range: [0, 8] as [number, number] });
    const note = await desk.notebook.create(at('II.1:2'), 'task', [at('II.1:3'), at('II.2:1')]);
    if (!note) throw new Error('no note');
    await noteMenu(desk, note)
      .find((entry) => entry.id === 'copy-quote')
      ?.perform();
    await vi.waitFor(() => expect(host.copied).toHaveLength(1));
    expect(host.copied[0]).toMatch(/^“Thành ph\nThời gia\nBan tuyê” \(Hướng dẫn .* đến .*\)$/u);
  });

  it('a note on several places leads to each, and lights all', async () => {
    const { desk } = await sit();
    const at = (block: string) => ({ doc: 'huong-dan-nq06', block, range: [0, 8] as [number, number] });
    const note = await desk.notebook.create(at('II.1:1'), 'task', [at('II.1:2'), at('III:1')]);
    if (!note) throw new Error('no note');
    note.place = { state: 'lost' };
    await desk.goToNote(note);
    expect(desk.reading.target).toMatchObject({ block: 'II.1:2', light: true, beside: ['II.1:2', 'III:1'] });
    await desk.goToNote(note, placesOf(note)[2]);
    expect(desk.reading.target?.block).toBe('III:1');
  });

  it('a stroke that fails on the way leaves the words chosen', async () => {
    const { desk, host } = await sit();
    const chosen = { parts: [{ block: 'II.1:1', start: 4, end: 20 }] };
    desk.reading.chosen = chosen;
    host.fail('create_note', 'disk_full');
    await desk.pen.mark('target');
    expect(desk.reading.chosen).toEqual(chosen);
    expect(desk.notebook.error).toBe('disk_full');
  });

  it('the way back crosses documents, and comes forward again', async () => {
    const { desk } = await sit();
    desk.reading.active.keepPlace('II.1:1', 30);
    await desk.goTo({ doc: 'tom-luoc-nq06', address: 'chi-tieu' });
    expect(desk.reading.doc).toBe('tom-luoc-nq06');
    await desk.goBack();
    expect(desk.reading.target).toEqual({ block: 'II.1:1', light: false, at: 30 });
    await desk.goBack(true);
    expect(desk.reading.doc).toBe('tom-luoc-nq06');
  });

  it('a link is followed at once, or when someone has sat down', async () => {
    const { desk, host } = await sit();
    host.followLink('sotay://tom-luoc-nq06/chi-tieu');
    await vi.advanceTimersByTimeAsync(0);
    expect(desk.reading.doc).toBe('tom-luoc-nq06');
    expect(await desk.followLink('II 3 4')).toBe(false);

    const early = new FakeHost({ profiles: ['Hạnh'] });
    const waiting = new Desk(early);
    await waiting.start();
    early.followLink('sotay://tom-luoc-nq06/chi-tieu');
    expect(waiting.reading.doc).toBeNull();
    await waiting.openProfile({ id: 'p1', name: 'Hạnh' });
    expect(waiting.reading.doc).toBe('tom-luoc-nq06');
    expect(waiting.reading.target).toMatchObject({ block: 'chi-tieu:0', light: true });
  });
});
