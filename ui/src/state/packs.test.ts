import { describe, expect, it } from 'vitest';
import { FakeHost } from '../ipc/fake/host';
import { Desk } from './desk.svelte';

async function open(): Promise<{ desk: Desk; host: FakeHost }> {
  const host = new FakeHost({ profiles: ['Hạnh'] });
  const desk = new Desk(host);
  await desk.start();
  await desk.openProfile({ id: 'p1', name: 'Hạnh' });
  return { desk, host };
}

describe('packs', () => {
  it('wait for a key that was compared', async () => {
    const { desk, host } = await open();
    await desk.packs.pick();
    expect(desk.layout.dialog).toBe('pack-in');
    expect(desk.packs.looked?.pack.signed.state).toBe('unknown');
    await desk.packs.takeIn(false);
    expect(desk.packs.refusal?.code).toBe('unknown_key');
    await desk.packs.pickKey();
    expect(desk.packs.key?.known).toBe(false);
    await desk.packs.trust();
    // The pack is looked at again, now that there is somebody to believe.
    expect(desk.packs.looked?.pack.signed.state).toBe('by');
    expect(desk.packs.refusal).toBeNull();
    await desk.packs.takeIn(false);
    expect(desk.packs.taken?.serial).toBe(2);
    expect(host.calls.filter((call) => call.name === 'library').length).toBeGreaterThan(0);
    desk.packs.close();
    expect(desk.packs.looked).toBeNull();
  });

  it('are proposed with the number after the last', async () => {
    const { desk } = await open();
    expect(desk.packs.proposal).toEqual({ name: '', serial: 1 });
    await desk.packs.make(['a'], 'Chi bộ 3', 4, '2026-11-30', 'Chi bộ 3 4.sotaypack');
    expect(desk.packs.proposal).toEqual({ name: 'Chi bộ 3', serial: 5 });
    desk.host.remember('pack', 'không phải JSON');
    expect(desk.packs.proposal).toEqual({ name: '', serial: 1 });
  });

  it('say what went wrong and change nothing', async () => {
    const { desk, host } = await open();
    host.fail('look_at_pack', 'internal');
    await desk.packs.look('/media/usb/x.sotaypack');
    expect(desk.packs.error).toBe('internal');
    expect(desk.packs.looked).toBeNull();
    await desk.packs.takeIn(true);
    expect(desk.packs.refusal?.code).toBe('unknown_key');
  });
});
