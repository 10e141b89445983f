import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeHost } from '../ipc/fake/host';
import { Desk } from './desk.svelte';
import { PAUSE } from './draft.svelte';

const HANH = { id: 'p1', name: 'Nguyễn Thu Hạnh' };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function start() {
  const host = new FakeHost({ profiles: [HANH.name] });
  const desk = new Desk(host);
  await desk.start();
  await desk.openProfile(HANH);
  return { host, desk };
}

it('keeps the words while the file isn’t at its place, and saves them once it was put back', async () => {
  const { host, desk } = await start();
  const doc = host.library.documents[0]?.id ?? '';
  const block = host.documents.get(doc)?.blocks[0]?.id ?? '';
  host.away = true;
  const { notebook } = desk;
  await notebook.compose({ doc, block }, 'I');
  const draft = notebook.composing?.draft;
  draft?.type('Không được mất câu này.');
  await vi.advanceTimersByTimeAsync(PAUSE + 10);
  expect(draft?.state).toBe('failed');
  expect(draft?.error).toBe('not_at_its_place');
  expect(desk.unsaved).toEqual(['Không được mất câu này.']);
  expect(await desk.place.putBack()).toBe(true);
  expect(await draft?.flush()).toBe(true);
  expect(host.notes.map((note) => note.body)).toEqual(['Không được mất câu này.']);
});

it('writes the notebook to a folder that is chosen, and says where it is or why it isn’t', async () => {
  const { host, desk } = await start();
  host.away = true;
  const { place } = desk;
  const choosing = vi.spyOn(host, 'pickFolder').mockResolvedValueOnce(null);
  await place.putElsewhere();
  expect([place.elsewhere, place.elsewhereError, place.leaving]).toEqual([null, null, false]);
  choosing.mockResolvedValue('/media/usb');
  await place.putElsewhere();
  expect(place.elsewhere?.folder).toBe('/media/usb/So-tay-Nghi-quyet/p1');
  host.fail('put_elsewhere', 'disk_full');
  await place.putElsewhere();
  expect(place.elsewhere).toBeNull();
  expect(place.elsewhereError).toBe('disk_full');
});

it('says nothing to the next reader of what became of the notebook before', async () => {
  const { host, desk } = await start();
  host.away = true;
  const { place } = desk;
  const choosing = vi.spyOn(host, 'pickFolder').mockResolvedValue('/media/usb');
  await place.putElsewhere();
  await place.holds();
  host.away = false;
  await desk.switchProfile();
  expect([place.elsewhere, place.lost]).toEqual([null, false]);
  // The profile goes while the folder is being chosen: what comes of it is written for nobody.
  let choose: (path: string) => void = () => undefined;
  choosing.mockImplementation(() => new Promise((resolve) => (choose = resolve)));
  const asked = () => host.calls.filter((call) => call.name === 'put_elsewhere').length;
  const before = asked();
  const waiting = place.putElsewhere();
  place.close();
  choose('/media/usb');
  await waiting;
  expect([place.elsewhere, place.leaving, asked()]).toEqual([null, false, before]);
});

it('doesn’t let the window close while the file isn’t at its place, though all is saved', async () => {
  const { host, desk } = await start();
  host.away = true;
  await desk.closing.retry();
  expect(desk.closing.asking).toBe(true);
  expect(desk.place.lost).toBe(true);
  expect(await desk.place.putBack()).toBe(true);
  await desk.closing.retry();
  expect(desk.closing.asking).toBe(false);
});
