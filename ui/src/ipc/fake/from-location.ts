import type { ProfileOpening } from '../types/commands';
import { FakeHost } from './host';

/** Reads from the address of the page what is to be shown: "?profiles=Nguyễn Thu Hạnh,Lê Minh Đức&outcome=newer". */
export function hostFromLocation(): FakeHost {
  const query = new URLSearchParams(location.search);
  const names = query.get('profiles')?.split(',').filter(Boolean) ?? [];
  const outcome = query.get('outcome');
  const path = '/home/hanh/.local/share/sotay/profiles/p1/notebook.db';
  const refusals: Record<string, ProfileOpening> = {
    damaged: { outcome: 'unreadable', path, reason: 'damaged' },
    foreign: { outcome: 'unreadable', path, reason: 'foreign' },
    newer: { outcome: 'newer', path, found: 7, known: 1 },
    in_use: { outcome: 'in_use', path },
    read_only: { outcome: 'read_only', path },
  };
  const opening = outcome === null ? undefined : refusals[outcome];
  const host = new FakeHost({
    profiles: names,
    long: Number(query.get('long') ?? 0),
    delay: Number(query.get('delay') ?? 0),
    ...(query.has('passphrase') ? { passphrase: query.get('passphrase') ?? '' } : {}),
    ...(opening ? { opening } : {}),
    settings: {
      step: Number(query.get('step') ?? 2),
      theme: query.get('theme'),
      last_doc: query.get('doc'),
    },
  });
  if (query.has('notes')) host.writeSamples();
  if (query.has('session')) host.startSample();
  for (let back = Number(query.get('backups') ?? 0); back > 0; back -= 1) {
    host.keeping.backUp(back % 3 === 0 ? 'quit' : 'change', host.now() - back * back * 7_200_000);
  }
  Object.assign(window, { fake: host });
  return host;
}
