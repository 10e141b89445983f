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
  to('quick', actionNames.toQuick, 'Ctrl+2'),
  to('targets', actionNames.toTargets, 'Ctrl+3'),
  to('notes', actionNames.toNotes, 'Ctrl+4'),
  to('session', actionNames.toSession, 'Ctrl+5'),
  to('papers', actionNames.toPapers, 'Ctrl+6'),
] as const;
