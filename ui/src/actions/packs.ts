import type { Desk } from '../state/desk.svelte';
import type { MenuEntry } from '../state/layout.svelte';
import { actionNames, packs as words } from '../text/vi';
import type { Action } from './action';
import { show } from './keeping';

const takeIn = (desk: Desk) => void desk.packs.pick();
const make = (desk: Desk) => {
  desk.layout.dialog = 'pack-out';
};
const keys = (desk: Desk) => {
  desk.layout.dialog = 'keys';
};

/** Documents for a stick and from one, and whom one trusts. */
export const packActions: readonly Action[] = [
  show('pack-in', actionNames.packIn, takeIn),
  show('pack-out', actionNames.packOut, make),
  show('keys', actionNames.packKeys, keys),
];

/** The same from the list of documents. */
export const packMenu = (desk: Desk): MenuEntry[] => [
  { id: 'pack-in', name: words.takeIn, perform: () => takeIn(desk) },
  { id: 'pack-out', name: words.make, perform: () => make(desk) },
  { id: 'keys', name: words.keys, apart: true, perform: () => keys(desk) },
];
