import { describe, expect, it } from 'vitest';
import { FakeHost } from '../ipc/fake/host';
import { Desk } from './desk.svelte';

describe('the welcome', () => {
  it('leads a first reader through four screens', async () => {
    const desk = new Desk(new FakeHost());
    await desk.start();
    expect(desk.welcome.step).toBe(1);
    desk.welcome.next();
    expect(desk.welcome.step).toBe(2);
    await desk.createProfile('Hạnh');
    expect(desk.welcome.step).toBe(3);
    desk.welcome.next();
    expect(desk.welcome.step).toBe(4);
    desk.welcome.next();
    expect(desk.welcome.step).toBeNull();
  });

  it('isn’t shown where there are names already, nor again once it was skipped', async () => {
    const known = new Desk(new FakeHost({ profiles: ['Hạnh'] }));
    await known.start();
    expect(known.welcome.step).toBeNull();
    const host = new FakeHost();
    const first = new Desk(host);
    await first.start();
    first.welcome.skip();
    const second = new Desk(host);
    await second.start();
    expect(second.welcome.step).toBeNull();
  });
});
