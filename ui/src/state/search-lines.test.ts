import { describe, expect, it } from 'vitest';
import { FakeHost } from '../ipc/fake/host';
import type { HitView, SearchPage } from '../ipc/types/commands';
import { lineGroups, pastGroups, type Shown } from './search-lines';

const request = (query: string) => ({ query, typing: true, as_typed: false, notes_only: false });
const shown = (page: SearchPage, more: Partial<Shown> = {}) =>
  lineGroups({ page, unfolded: new Map(), notesOnly: false, actions: [], ...more });
const kinds = (groups: ReturnType<typeof lineGroups>) =>
  groups.map((group) => group.lines.map((line) => line.kind).join(' '));

describe('the lines of the results', () => {
  it('stand in order: the jump, documents folded to three, the reader’s notes, what can be done', async () => {
    const host = new FakeHost();
    await host.call('create_note', {
      anchor: { doc: 'huong-dan-nq06', block: 'II.3.(2):0' },
      kind: 'task',
      body: 'hai khu quy hoạch chưa làm',
    });
    const page = await host.call('search', request('quy hoach'));
    const action = { action: { id: 'print', name: 'In', keys: ['Ctrl+P'] }, marks: [] };
    const groups = shown(page, { actions: [action] });
    expect(groups.map((group) => group.heading?.kind ?? null)).toEqual([
      'document',
      'document',
      'notes',
      'actions',
    ]);
    expect(kinds(groups)[0]).toBe('hit hit hit all');
    const whole = page.groups[0]?.hits ?? [];
    const unfolded = shown(page, { unfolded: new Map([['huong-dan-nq06', whole]]) });
    expect(unfolded[0]?.lines).toHaveLength(whole.length);
    const first = shown({ ...page, notes_first: true }, { actions: [action] });
    expect(first.map((group) => group.heading?.kind ?? null)).toEqual([
      'notes',
      'document',
      'document',
      'actions',
    ]);
    const jump = await host.call('search', request('II 3 4'));
    expect(shown(jump)[0]?.lines[0]?.kind).toBe('jump');
  });

  it('promise the whole of what was found, not of what is on the page', async () => {
    const host = new FakeHost();
    const page = await host.call('search', request('quy hoach'));
    const [first, second] = page.groups;
    if (!first || !second) throw new Error('two documents');
    const part = {
      ...page,
      groups: [{ ...first, hits: first.hits.slice(0, 2), total: 8 }, second],
      total: 20,
    };
    expect(kinds(shown(part))[0]).toBe('hit hit all');
    // Some document has nothing on the page yet: only a longer page shows it.
    expect(kinds(shown({ ...part, documents: 3 }))).toContain('more');
    expect(kinds(shown({ ...part, documents: 2 }))).not.toContain('more');
    const alone = {
      ...part,
      groups: [{ ...first, hits: first.hits.slice(0, 2), total: 8 }],
      total: 8,
      documents: 1,
    };
    expect(kinds(shown(alone))).toEqual(['hit hit', 'more']);
    const whole = new Map<string, HitView[]>([[first.doc, first.hits]]);
    expect(shown(part, { unfolded: whole })[0]?.lines).toHaveLength(first.hits.length);
  });

  it('of notes alone leave out the rest, and an empty box shows what was asked before', async () => {
    const host = new FakeHost();
    const page = { ...(await host.call('search', request('II 3 4'))), notes_total: 9 };
    expect(shown(page, { notesOnly: true })).toEqual([]);
    expect(pastGroups([])).toEqual([]);
    expect(pastGroups(['a', 'b'])[0]?.lines).toEqual([
      { kind: 'past', query: 'a' },
      { kind: 'past', query: 'b' },
    ]);
  });
});
