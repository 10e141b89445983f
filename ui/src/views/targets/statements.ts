import type { TargetsView } from '../../ipc/types/commands';
import { statedOf } from '../quick/shape';
import { isDrawn } from './geometry';

export interface Statement {
  said: { year: number; html: string }[];
  rows: TargetsView['rows'];
}

/** What can't be drawn, in words. Targets that say the same of the same year stand together. */
export function statementsOf(targets: TargetsView): Statement[] {
  const found = new Map<string, Statement>();
  for (const row of targets.rows.filter((one) => !isDrawn(one))) {
    const said = statedOf(targets, row);
    const key = said.map((one) => `${one.year} ${one.html}`).join(';');
    const group = found.get(key) ?? { said, rows: [] };
    group.rows.push(row);
    found.set(key, group);
  }
  return [...found.values()];
}
