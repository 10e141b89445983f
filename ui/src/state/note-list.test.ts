import { beforeEach, describe, expect, it } from 'vitest';
import { FakeHost } from '../ipc/fake/host';
import type { NoteView } from '../ipc/types/commands';
import { MOST, NoteList, PAGE, type NoteQuery } from './note-list.svelte';
import { Notebook } from './notebook.svelte';

const DOC = 'huong-dan-nq06';
const ALL = 3000;

const WEEK = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy'];

/** Notes on all documents, pen after pen. */
function many(host: FakeHost, count: number): NoteView[] {
  const blocks = [...host.documents.values()].flatMap((document) =>
    document.blocks.map((block) => ({ doc: document.summary.id, block })),
  );
  const kinds = ['viewpoint', 'target', 'task', 'relation', 'plain'] as const;
  return Array.from({ length: count }, (_, n) => {
    const { doc, block } = blocks[n % blocks.length] ?? {
      doc: DOC,
      block: { id: '0:0', label: '', text: '' },
    };
    return {
      id: `n${n}`,
      kind: kinds[n % 5] ?? 'plain',
      body: `Ghi chú thứ ${n}: ${WEEK[n % 7]} việc`,
      html: '',
      anchor: {
        doc,
        block: block.id,
        quote: block.text.slice(0, 20),
        prefix: '',
        suffix: '',
        whole_block: true,
      },
      place: { state: 'exact', block: block.id, label: block.label, start: 0, end: 0 },
      further: [],
      session: null,
      created: n,
      updated: n,
      deleted: null,
    };
  });
}

let host: FakeHost;
let book: Notebook;
let list: NoteList;
beforeEach(async () => {
  host = new FakeHost();
  host.notes = many(host, ALL);
  book = new Notebook(host);
  list = new NoteList(book);
  await book.load();
});
const ids = () => list.notes.map((note) => note.id);
/** Keeps pages back until each is let go. */
function holdPages(): (() => void)[] {
  const call = host.call.bind(host);
  const waiting: (() => void)[] = [];
  host.call = async (name, args) => {
    if (name === 'note_page') await new Promise<void>((go) => waiting.push(go));
    return call(name, args);
  };
  return waiting;
}
/** How many notes came over in all. */
const fetched = () =>
  host.calls.reduce((sum, call) => {
    if (call.name === 'list_notes') return Infinity;
    return call.name === 'note_page' ? sum + (call.args as { limit: number }).limit : sum;
  }, 0);

describe('a list of many notes', () => {
  it('knows how many there are and fetches a page of them', async () => {
    await list.ask({ by: 'document' });
    expect(list.total).toBe(ALL);
    expect(book.total).toBe(ALL);
    expect(list.notes).toHaveLength(PAGE);
    expect(list.groups.reduce((sum, group) => sum + group.count, 0)).toBe(ALL);
    expect(fetched()).toBe(PAGE);
  });

  it('goes on in both directions without a hole, and holds only what is near', async () => {
    await list.ask({ by: 'document' });
    const whole = host.notes.length;
    const order = (await host.call('note_page', { by: 'document', offset: 0, limit: whole })).notes.map(
      (note) => note.id,
    );
    for (let n = 0; n < 9; n += 1) {
      await list.more();
      expect(ids()).toEqual(order.slice(list.from, list.from + ids().length));
      expect(ids().length).toBeLessThanOrEqual(MOST);
    }
    expect(list.from).toBe(10 * PAGE - MOST);
    while (list.hasEarlier) {
      await list.earlier();
      expect(ids()).toEqual(order.slice(list.from, list.from + ids().length));
      expect(ids().length).toBeLessThanOrEqual(MOST);
    }
    await list.jump('last');
    expect(ids().at(-1)).toBe(order.at(-1));
    expect(list.hasMore).toBe(false);
    await list.jump('first');
    expect(ids()[0]).toBe(order[0]);
  });

  it('takes no card away that has the focus', async () => {
    await list.ask({});
    const first = ids()[0] ?? '';
    list.view = { keepPlace: (change) => change(), holds: (gone) => gone.includes(first) };
    for (let n = 0; n < 6; n += 1) await list.more();
    expect(ids()[0]).toBe(first);
    list.view.holds = () => false;
    await list.more();
    expect(ids()).toHaveLength(MOST);
  });

  it('has each group with its whole number, also when only a part of it is on the page', async () => {
    await list.ask({ by: 'kind' });
    expect(list.pieces.map(({ id, count }) => [id, count])).toEqual([['viewpoint', ALL / 5]]);
    await list.jump('last');
    expect(list.pieces.map(({ id, count }) => [id, count])).toEqual([['plain', ALL / 5]]);
    expect(list.pieces[0]?.at).toBe(list.from);
  });

  it('is filtered by the core: by pens and by words', async () => {
    await list.ask({ kinds: ['task', 'plain'], text: 'bay viec' });
    const fits = (note: NoteView) => note.body.includes('bảy') && /task|plain/u.test(note.kind);
    expect(list.total).toBe(host.notes.filter(fits).length);
    expect(list.notes.every(fits)).toBe(true);
    expect(fetched()).toBe(PAGE);
  });

  it('keeps what is there until the answer, and drops answers to older questions', async () => {
    await list.ask({ text: 'mot viec' });
    const before = ids();
    const waiting = holdPages();
    const [older, newer] = [list.ask({ text: 'hai viec' }), list.ask({ text: 'ba viec' })];
    expect(ids()).toEqual(before);
    waiting[1]?.();
    await newer;
    expect(list.notes[0]?.body).toContain('ba việc');
    waiting[0]?.();
    await older;
    expect(list.notes[0]?.body).toContain('ba việc');
  });

  it('joins no page to a stretch that it doesn’t go on from', async () => {
    await list.ask({ by: 'document' });
    const first = ids();
    await list.jump('last');
    const waiting = holdPages();
    // A key goes to the beginning; the top of what is still on screen asks for the page before it.
    const [jump, earlier] = [list.jump('first'), list.earlier()];
    waiting[0]?.();
    await jump;
    waiting[1]?.();
    await earlier;
    expect([list.from, ids()]).toEqual([0, first]);
  });

  it('brings one page after the other when two are asked for at once', async () => {
    await list.ask({ by: 'document' });
    await Promise.all([list.more(), list.more()]);
    expect(new Set(ids()).size).toBe(3 * PAGE);
  });

  it('stays where it is when something is written, deleted or brought back', async () => {
    const query: NoteQuery = { by: 'document' };
    await list.ask(query);
    for (let n = 0; n < 5; n += 1) await list.more();
    const { from } = list;
    const gone = ids()[100] ?? '';
    await book.remove(gone);
    expect(ids()).not.toContain(gone);
    await list.ask(query);
    expect([list.from, list.total, ids().length]).toEqual([from, ALL - 1, MOST]);
    await book.history.undo();
    await list.ask(query);
    expect(ids()[100]).toBe(gone);
    await book.setKind(gone, 'relation');
    expect(list.notes[100]?.kind).toBe('relation');
  });

  it('goes to a note far down in it, and to the end of one that has become shorter', async () => {
    await list.ask({ by: 'document' });
    const far = (await host.call('note_page', { by: 'document', offset: 2222, limit: 1 })).notes[0]?.id ?? '';
    await list.reach(far);
    expect(ids()).toContain(far);
    expect(list.from % PAGE).toBe(0);
    await list.jump('last');
    for (const note of host.notes) if (note.id !== far) note.deleted = 1;
    await list.ask({ by: 'document' });
    expect(ids()).toEqual([far]);
  });

  it('begins at the note that is to be shown when another document is opened', async () => {
    await list.ask({ doc: 'thuat-ngu' });
    const own = host.notes.filter((note) => note.anchor.doc === DOC).at(-1)?.id ?? '';
    book.shown = { note: own };
    await list.ask({ doc: DOC });
    expect(ids()).toContain(own);
  });

  it('leaves out the note that is written beside it, and has it at once when its field is closed', async () => {
    list = new NoteList(book, PAGE, 'not the one being written');
    host.notes = [];
    const composing = await book.compose({ doc: DOC, block: 'I.1:1' }, 'I.1');
    composing.draft.type('một');
    await composing.draft.flush();
    await list.ask({ doc: DOC });
    expect([list.total, list.notes.length, list.pieces.length]).toEqual([0, 0, 0]);
    // Even if nothing more can be asked.
    host.fail('note_page', 'internal');
    await book.finishComposing();
    expect([list.total, list.pieces[0]?.count, list.notes[0]?.body]).toEqual([1, 1, 'một']);
  });
});
