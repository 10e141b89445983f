import { describe, expect, it } from 'vitest';
import { FakeHost } from '../ipc/fake/host';
import { lineGroups } from './search-lines';

describe('the lines of the results', () => {
  it('stand in order: the jump, documents folded to three, the reader’s notes', async () => {
    const host = new FakeHost();
    await host.call('create_note', {
      anchor: { doc: 'huong-dan-nq06', block: 'II.3.(2):0' },
      kind: 'task',
      body: 'hai khu quy hoạch chưa làm',
    });
    const page = await host.call('search', { query: 'quy hoach', typing: true, as_typed: false });
    const groups = lineGroups(page, 'quy hoach', host.notes, new Set());
    expect(groups.map((group) => group.heading?.kind ?? null)).toEqual(['document', 'document', 'notes']);
    expect(groups[0]?.lines.map((line) => line.kind)).toEqual(['hit', 'hit', 'hit', 'all']);
    const unfolded = lineGroups(page, 'quy hoach', host.notes, new Set(['huong-dan-nq06']));
    expect(unfolded[0]?.lines).toHaveLength(page.groups[0]?.hits.length ?? -1);
    const jump = await host.call('search', { query: 'II 3 4', typing: true, as_typed: false });
    expect(lineGroups(jump, 'II 3 4', [], new Set())[0]?.lines[0]?.kind).toBe('jump');
  });
});
