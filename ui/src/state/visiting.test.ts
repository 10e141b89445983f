import { describe, expect, it } from 'vitest';
import { FakeHost } from '../ipc/fake/host';
import type { FoundProfile } from '../ipc/types/commands';
import { Desk } from './desk.svelte';

const HANH = { id: 'p1', name: 'Nguyễn Thu Hạnh' };

function found(folder: string, given: Partial<FoundProfile> = {}): FoundProfile {
  return {
    folder,
    name: 'Lê Minh Đức',
    locked: false,
    first: 1,
    last: 2,
    notes: 1,
    known_as: null,
    ...given,
  };
}

async function sit(): Promise<{ host: FakeHost; desk: Desk }> {
  const host = new FakeHost({ profiles: [HANH.name] });
  const desk = new Desk(host);
  await desk.start();
  await desk.openProfile(HANH);
  await desk.pen.noteHere();
  desk.notebook.composing?.draft.type('của máy kia');
  await desk.notebook.finishComposing();
  return { host, desk };
}

describe('backups of another computer', () => {
  it('are looked for a part at a time, and the looking stops when the reader says so', async () => {
    const { host, desk } = await sit();
    host.visit.stick = ['/usb/a', '/usb/b'].map((folder) => ({ found: found(folder), notes: [] }));
    await desk.visiting.pick();
    expect(desk.visiting.finding?.found.map((one) => one.folder)).toEqual(['/usb/a', '/usb/b']);
    const looking = desk.visiting.pick();
    while (!desk.visiting.searching) await Promise.resolve();
    desk.visiting.stop();
    await looking;
    expect(desk.visiting.finding?.done).toBe(true);
    expect(desk.visiting.finding?.found.length).toBeLessThan(2);
  });

  it('ask for the passphrase of a locked one, and say only that it is wrong', async () => {
    const { host, desk } = await sit();
    const one = found('/usb/a', { locked: true, notes: null });
    host.visit.stick = [{ found: one, notes: [], passphrase: 'sông Hồng mùa nước' }];
    await desk.visiting.pick();
    await desk.visiting.open(one);
    expect([desk.visiting.asking, desk.visiting.wrong, desk.visiting.guest]).toEqual([one, false, null]);
    await desk.visiting.open(one, { passphrase: 'không phải' });
    expect([desk.visiting.asking, desk.visiting.wrong]).toEqual([one, true]);
    await desk.visiting.open(one, { passphrase: 'sông Hồng mùa nước' });
    expect(desk.visiting.asking).toBeNull();
    expect(desk.visiting.guest?.notes).toBe(0);
  });

  it('are merged as one deed that is taken back', async () => {
    const { host, desk } = await sit();
    const there = structuredClone(host.notes).map((note) => ({ ...note, id: 'kia' }));
    host.visit.stick = [{ found: found('/usb/a'), notes: there }];
    await desk.visiting.pick();
    await desk.visiting.open(found('/usb/a'));
    expect(desk.visiting.guest?.merging?.new).toBe(1);
    await desk.mergeFound();
    expect(desk.visiting.merged?.summary.new).toBe(1);
    expect(host.notes).toHaveLength(2);
    expect(desk.notebook.history.sinceMerge).toBe(0);
    await desk.pen.noteHere();
    desk.notebook.composing?.draft.type('viết sau khi gộp');
    await desk.notebook.finishComposing();
    expect(desk.notebook.history.sinceMerge).toBe(1);
    const { history } = desk.notebook;
    await history.undo();
    // Once for the note, which lies in the trash then. The merging takes more with it than itself: the reader is asked,
    // and a second key is no answer.
    await history.undo();
    await history.undo();
    expect([host.notes.length, history.asking?.deed]).toEqual([3, 'merge']);
    await history.agree();
    expect(host.notes).toHaveLength(1);
    expect([history.asking, history.last]).toEqual([null, { deed: 'merge', how: 'undone' }]);
  });
});
