import type { Screen } from '../state/layout.svelte';
import { actionNames } from '../text/vi';
import { type Action } from './action';

const to = (screen: Screen, name: string, key: string): Action => ({
  id: `to-${screen}`,
  name,
  group: 'view',
  keys: [key],
  perform: (desk) => desk.go(screen),
});

export const toScreens = [
  to('reading', actionNames.toReading, 'Ctrl+1'),
  to('notes', actionNames.toNotes, 'Ctrl+2'),
  to('session', actionNames.toSession, 'Ctrl+3'),
] as const;
