import type { Desk } from '../state/desk.svelte';
import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';

const canRead = (desk: Desk) =>
  isOpen(desk) && desk.layout.screen === 'reading' && desk.reading.block !== null;
const reads = (desk: Desk) => isOpen(desk) && desk.aloud.on;

/** Begins at the chosen words or at the block at hand; while something is read, pauses and goes on. */
export async function toggleAloud(desk: Desk): Promise<void> {
  const { aloud, reading } = desk;
  if (aloud.state === 'speaking' || aloud.state === 'looking') aloud.pause();
  else if (aloud.state === 'paused') await aloud.continue();
  else if (reading.chosen) await aloud.readChosen(reading.chosen);
  else if (reading.block !== null) await aloud.readFrom(reading.block);
}

export const readAloud: Action = {
  id: 'read-aloud',
  name: actionNames.readAloud,
  group: 'view',
  keys: ['F4'],
  when: canRead,
  perform: toggleAloud,
};

export const stopAloud: Action = {
  id: 'stop-aloud',
  name: actionNames.stopAloud,
  group: 'view',
  keys: ['Shift+F4'],
  when: reads,
  perform: ({ aloud }) => aloud.stop(),
};

/** Only on the menu of chosen words: the palette's field takes the choice away, and F4 reads it anyway. */
export const readChosenAloud: Action = {
  id: 'read-chosen-aloud',
  name: actionNames.readChosenAloud,
  group: 'view',
  keys: [],
  when: (desk) => canRead(desk) && desk.reading.chosen !== null,
  perform: async ({ aloud, reading }) => {
    if (reading.chosen) await aloud.readChosen(reading.chosen);
  },
};

export const readBlockAloud: Action = {
  id: 'read-block-aloud',
  name: actionNames.readBlockAloud,
  group: 'view',
  keys: [],
  when: canRead,
  perform: async ({ aloud, reading }) => {
    if (reading.block !== null) await aloud.readBlock(reading.block);
  },
};

export const readSectionAloud: Action = {
  id: 'read-section-aloud',
  name: actionNames.readSectionAloud,
  group: 'view',
  keys: [],
  when: canRead,
  perform: async ({ aloud, reading }) => {
    if (reading.block !== null) await aloud.readSection(reading.block);
  },
};

/** From the block at hand to the end, whatever is being read or chosen. */
export const readFromHereAloud: Action = {
  id: 'read-from-here-aloud',
  name: actionNames.readFromHereAloud,
  group: 'view',
  keys: [],
  when: canRead,
  perform: async ({ aloud, reading }) => {
    if (reading.block !== null) await aloud.readFrom(reading.block);
  },
};

export const readingAloud: readonly Action[] = [
  readAloud,
  stopAloud,
  readBlockAloud,
  readSectionAloud,
  readFromHereAloud,
];
