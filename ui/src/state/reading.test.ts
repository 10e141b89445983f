import { beforeEach, describe, expect, it } from 'vitest';
import { beside } from '../actions/beside';
import { FakeHost } from '../ipc/fake/host';
import { Desk } from './desk.svelte';

const GUIDANCE = 'huong-dan-nq06';
const DIGEST = 'tom-luoc-nq06';
let desk: Desk;
beforeEach(async () => {
  desk = new Desk(new FakeHost({ profiles: ['Hạnh'] }));
  await desk.start();
  await desk.openProfile({ id: 'p1', name: 'Hạnh' });
});
const docs = () => desk.reading.sheets.map((sheet) => sheet.doc);

describe('two documents side by side', () => {
  it('each keep their place, and the desk asks the one that the reader is at', async () => {
    desk.reading.arrive('II.2:1');
    await desk.openBeside({ doc: DIGEST, address: 'chi-tieu' });
    expect(docs()).toEqual([GUIDANCE, DIGEST]);
    expect(desk.reading.doc).toBe(DIGEST);
    expect(desk.reading.block).toBe('chi-tieu:0');
    expect(desk.reading.other?.block).toBe('II.2:1');
    const [first] = desk.reading.sheets;
    if (first) desk.reading.activate(first);
    expect(desk.reading.doc).toBe(GUIDANCE);
    expect(desk.reading.sectionOf(desk.reading.block)?.address).toBe('II.2');
  });

  it('a place is gone to on the sheet that has its document, and no document stands twice', async () => {
    await desk.openBeside({ doc: DIGEST });
    await desk.goTo({ doc: GUIDANCE, block: 'I.1:1' });
    expect(docs()).toEqual([GUIDANCE, DIGEST]);
    expect([desk.reading.doc, desk.reading.block]).toEqual([GUIDANCE, 'I.1:1']);
    await desk.openBeside({ doc: GUIDANCE, block: 'I.2:1' });
    expect(docs()).toEqual([GUIDANCE, DIGEST]);
    // Another one comes on the sheet that the reader is at, or beside it.
    await desk.openBeside({ doc: 'thuat-ngu' });
    expect(docs()).toEqual([GUIDANCE, 'thuat-ngu']);
    await desk.openDocument(DIGEST);
    expect(docs()).toEqual([GUIDANCE, DIGEST]);
  });

  it('closing one leaves the other, by key too', async () => {
    await desk.openBeside({ doc: DIGEST });
    desk.reading.closeSheet(desk.reading.active);
    expect(docs()).toEqual([GUIDANCE]);
    await beside.perform(desk);
    expect(docs()).toEqual([GUIDANCE, DIGEST]);
    const [first] = desk.reading.sheets;
    if (first) desk.reading.activate(first);
    await beside.perform(desk);
    expect(docs()).toEqual([DIGEST]);
  });

  it('nothing of it is left when the profile is closed', async () => {
    await desk.openBeside({ doc: DIGEST });
    await desk.switchProfile();
    expect(desk.reading.sheets).toHaveLength(1);
    expect(desk.reading.doc).toBeNull();
  });
});

describe('the panes beside two sheets', () => {
  it('stand there where there is room, and lie over them where there isn’t', () => {
    const { layout } = desk;
    layout.measure(85);
    expect([layout.lies('left'), layout.lies('right')]).toEqual([false, false]);
    layout.two = true;
    expect([layout.lies('left'), layout.lies('right')]).toEqual([false, true]);
    expect(layout.isShown('right')).toBe(false);
    layout.reveal('right');
    expect(layout.overlay).toBe('right');
    layout.toggle('right');
    expect(layout.overlay).toBeNull();
    layout.measure(64);
    expect([layout.lies('left'), layout.lies('right')]).toEqual([true, true]);
    layout.measure(100);
    expect([layout.lies('left'), layout.lies('right')]).toEqual([false, false]);
  });
});
