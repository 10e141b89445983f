import type { NoteKind } from '../../ipc/types/commands';

const CLASSES: Record<NoteKind, string> = {
  plain: 'k0',
  viewpoint: 'k1',
  target: 'k2',
  task: 'k3',
  relation: 'k4',
};

/** The class that gives a pen its tint and edge. */
export const penClass = (kind: NoteKind) => CLASSES[kind];

/** In the order of the toolbar. */
export const PENS: readonly NoteKind[] = ['viewpoint', 'target', 'task', 'relation'];
export const KINDS: readonly NoteKind[] = [...PENS, 'plain'];
