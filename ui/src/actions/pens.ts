import type { NoteKind } from '../ipc/types/commands';
import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';

const pen = (kind: Exclude<NoteKind, 'plain'>, key: string): Action => ({
  id: `pen-${kind}`,
  name: actionNames[kind],
  group: 'write',
  keys: [key],
  when: (desk) => isOpen(desk) && desk.canWrite && desk.reading.chosen !== null,
  perform: (desk) => desk.pen.mark(kind),
});

/** The four pens, in the order of the toolbar. */
export const pens = [
  pen('viewpoint', '1'),
  pen('target', '2'),
  pen('task', '3'),
  pen('relation', '4'),
] as const;
