import type { NoteKind } from '../ipc/types/commands';
import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';
import { mayWrite } from './may-write';

const pen = (kind: Exclude<NoteKind, 'plain'>, key: string): Action => ({
  id: `pen-${kind}`,
  name: actionNames[kind],
  group: 'write',
  keys: [key],
  when: (desk) => isOpen(desk) && desk.reading.chosen !== null,
  perform: (desk) => (mayWrite(desk) ? desk.pen.mark(kind) : undefined),
});

/** The four pens, in the order of the toolbar. */
export const pens = [
  pen('viewpoint', '1'),
  pen('target', '2'),
  pen('task', '3'),
  pen('relation', '4'),
] as const;
