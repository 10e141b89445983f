import { beforeEach, describe, expect, it } from 'vitest';
import { print } from '../actions/print';
import { FakeHost } from '../ipc/fake/host';
import type { NoteView } from '../ipc/types/commands';
import { footOf } from '../text/citation';
import { Desk } from './desk.svelte';

const DOC = 'huong-dan-nq06';
let desk: Desk;
let host: FakeHost;
beforeEach(async () => {
  host = new FakeHost({ profiles: ['Hạnh'] });
  desk = new Desk(host);
  await desk.start();
  await desk.openProfile({ id: 'p1', name: 'Hạnh' });
});

async function note(block: string, body: string, range?: [number, number]): Promise<NoteView> {
  const made = await desk.notebook.create({ doc: DOC, block, ...(range && { range }) }, 'task');
  const kept = host.notes.find((one) => one.id === made?.id);
  if (!kept) throw new Error('no note');
  return Object.assign(kept, { body });
}

describe('what goes on paper', () => {
  it('is the whole text, or a section with all that is under it and nothing else', async () => {
    desk.reading.arrive('II.3.(2):0');
    expect(desk.paper.sections.map((one) => one.address)).toEqual(['II', 'II.3']);
    const printed = async () => {
      await desk.paper.compose();
      const { job } = desk.paper;
      return job?.kind === 'text' ? job.blocks.map((one) => one.id) : [];
    };
    expect(await printed()).toHaveLength(desk.reading.view?.length ?? 0);
    desk.paper.choose('II.3');
    expect(await printed()).toEqual([
      'II.3:0',
      'II.3:1',
      ...['1', '2', '3', '4', '5', '6'].map((item) => `II.3.(${item}):0`),
    ]);
    desk.paper.choose('II');
    const places = (await printed()).map((one) => one.split(/[.:]/u)[0]);
    expect(new Set(places)).toEqual(new Set(['II']));
  });

  it('has no sections to offer at the very beginning, and forgets one that isn’t around the reader', () => {
    desk.reading.arrive('0:0');
    expect(desk.paper.sections).toEqual([]);
    desk.reading.arrive('II.3.(2):0');
    desk.paper.choose('II.3');
    desk.reading.arrive('I.1:1');
    expect(desk.paper.section).toBeNull();
  });

  it('has a note on several places once, also where only its last one is printed', async () => {
    const at = (block: string) => ({ doc: DOC, block, range: [0, 8] as [number, number] });
    const made = await desk.notebook.create(at('II.2:1'), 'task', [at('II.3.(1):0'), at('II.3.(2):0')]);
    const kept = host.notes.find((one) => one.id === made?.id);
    if (!kept) throw new Error('no note');
    kept.body = 'Ba chỗ';
    kept.place = { state: 'lost' };
    desk.reading.arrive('II.3.(2):0');
    const { paper } = desk;
    await paper.load();
    const counts = () => [paper.text?.notes.length, paper.text?.marks.length, paper.text?.unplaced.length];
    expect(counts()).toEqual([1, 1, 0]);
    paper.choose('II.3');
    expect(counts()).toEqual([1, 1, 0]);
    for (const one of kept.further) one.place = { state: 'lost' };
    paper.choose(null);
    await paper.load();
    expect(counts()).toEqual([0, 0, 1]);
  });

  it('has notes with words, strokes of the pens, and those that lost their place, each only if asked for', async () => {
    await note('II.3.(2):0', 'Lập danh sách');
    await note('II.3.(2):0', '', [0, 36]);
    await note('I.1:1', 'Ở mục khác');
    const lost = await note('I.2:1', 'Không còn chỗ');
    lost.place = { state: 'lost' };
    desk.reading.arrive('II.3.(2):0');
    const { paper } = desk;
    await paper.load();
    expect([paper.text?.notes.length, paper.text?.marks.length, paper.text?.unplaced.length]).toEqual([
      2, 1, 1,
    ]);
    paper.choose('II.3');
    expect([paper.text?.notes.length, paper.text?.marks.length, paper.text?.unplaced.length]).toEqual([
      1, 1, 0,
    ]);
    await paper.compose();
    expect(paper.job).toMatchObject({ kind: 'text', notes: [], marks: [], unplaced: [], editors: true });
    paper.notes = true;
    await paper.compose();
    expect(paper.job).toMatchObject({ notes: [{ body: 'Lập danh sách' }], marks: [] });
  });

  it('goes when the reader leaves, choices and all', async () => {
    desk.paper.notes = true;
    desk.paper.size = 'large';
    await desk.paper.compose();
    await desk.switchProfile();
    expect(desk.paper.job).toBeNull();
    expect([desk.paper.notes, desk.paper.size]).toEqual([false, 'normal']);
  });
});

describe('printing', () => {
  const can = () => print.when?.(desk);

  it('offers the screen that is open as what it is, and shows it before it is printed', async () => {
    const asked = () => {
      void print.perform(desk);
      expect(desk.layout.dialog).toBe('print');
      desk.layout.dialog = null;
      return desk.paper.subject;
    };
    expect(asked()).toEqual({ kind: 'text' });
    desk.go('quick');
    expect(can(), 'before the cards are there').toBe(false);
    await desk.quick.load(desk.quick.best()?.id ?? '');
    expect(asked().kind).toBe('quick');
    await desk.paper.compose();
    expect(desk.paper.job?.kind).toBe('quick');
    desk.go('targets');
    desk.layout.targets = 'table';
    expect(asked()).toMatchObject({ kind: 'targets', as: 'table' });
    // Without a note there is nothing to print on the notes' screen, and no text that isn't on screen.
    desk.go('notes');
    await print.perform(desk);
    expect(desk.layout.dialog).toBeNull();
    expect(desk.layout.notice?.text).toBe('Chưa có ghi chú nào để in.');
    // One that was saved a moment ago and not counted yet is there.
    await host.call('create_note', { anchor: { doc: DOC, block: 'II.3.(2):0' }, kind: 'task', body: 'Mới' });
    await print.perform(desk);
    expect(desk.paper.subject.kind).toBe('notes');
  });

  it('prints notes as notes: those that the screen shows, or all', async () => {
    await note('II.3.(2):0', 'Lập danh sách');
    await note('I.1:1', 'Ở mục khác');
    await desk.notebook.load();
    desk.go('notes');
    desk.paper.shown = { query: { by: 'document', text: 'danh' }, filtered: true };
    void print.perform(desk);
    await desk.paper.load();
    expect(desk.paper.counts).toEqual({ filtered: 1, all: 2 });
    await desk.paper.compose();
    expect(desk.paper.job).toMatchObject({
      kind: 'notes',
      filtered: true,
      notes: [{ body: 'Lập danh sách' }],
    });
    desk.paper.onlyFiltered = false;
    await desk.paper.compose();
    expect(desk.paper.job).toMatchObject({ filtered: false, groups: [{ id: DOC, count: 2 }] });
  });

  it('prints a session’s page with its notes', async () => {
    await desk.sessions.start({ title: 'Buổi một', place: 'Hội trường', covers: '' });
    await note('I.1:1', 'Ghi trong buổi');
    await desk.sessions.load();
    desk.go('session');
    void print.perform(desk);
    expect(desk.paper.subject).toMatchObject({ kind: 'session', session: { title: 'Buổi một' } });
    await desk.paper.compose();
    expect(desk.paper.job).toMatchObject({
      kind: 'notes',
      session: { title: 'Buổi một' },
      notes: [{ body: 'Ghi trong buổi' }],
    });
  });

  it('offers the passages in which words are chosen, and only those', async () => {
    desk.reading.chosen = {
      parts: [
        { block: 'II.3.(2):0', start: 0, end: 5 },
        { block: 'II.3.(3):0', start: 0, end: 5 },
      ],
    };
    void print.perform(desk);
    expect(desk.paper.chosenBlocks).toBe(2);
    expect(desk.paper.part.kind).toBe('whole');
    desk.paper.chooseSelection();
    await desk.paper.compose();
    const { job } = desk.paper;
    expect(job?.kind === 'text' && job.blocks.map((one) => one.id)).toEqual(['II.3.(2):0', 'II.3.(3):0']);
  });

  it('isn’t offered where there is nothing', async () => {
    expect(can()).toBe(true);
    await desk.switchProfile();
    expect(can()).toBe(false);
  });
});

describe('the line under each page', () => {
  it('says what is known of the document, and the section', () => {
    const view = desk.reading.view;
    if (!view) throw new Error('no text');
    expect(footOf(view.summary)).toBe(
      'Hướng dẫn nghiên cứu, học tập, quán triệt và triển khai thực hiện Nghị quyết số 06 của Bộ Chính trị khóa XIII, đăng ngày 18/04/2022, Ban Tuyên giáo Trung ương',
    );
    const section = view.provisions.find((one) => one.address === 'II.3');
    expect(footOf(view.summary, section)).toMatch(/, mục II\.3$/u);
    const official = { ...view.summary, number: '06-NQ/TW', issued: '2022-01-24', edition: '2' };
    expect(footOf(official)).toMatch(/, số 06-NQ\/TW, ngày 24\/01\/2022, Ban Tuyên giáo Trung ương, bản 2$/u);
    expect(footOf({ ...official, kind: 'digest' })).toContain(
      'bản tóm lược học tập, không phải văn bản chính thức',
    );
    const unnumbered = section && { ...section, number: null, title: 'Năm quan điểm chỉ đạo' };
    expect(footOf(official, unnumbered)).toContain('mục “Năm quan điểm chỉ đạo”');
  });
});
