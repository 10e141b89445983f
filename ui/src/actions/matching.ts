import type { Desk } from '../state/desk.svelte';
import { match, words } from '../state/fold';
import type { Doing } from '../state/search-lines';
import type { Action } from './action';
import { actions, canPerform } from './index';

const MOST = 5;

/** What can be done now and is called so, with the letters that match: folded, every word from its beginning. */
export function matchingActions(
  query: string,
  desk: Desk,
): { action: Doing & Action; marks: [number, number][] }[] {
  const wanted = words(query);
  if (wanted.length === 0) return [];
  const found: { action: Action; marks: [number, number][] }[] = [];
  for (const action of actions) {
    if (found.length === MOST) break;
    const marks = match(action.name, wanted);
    // Searching is what is going on already.
    if (marks && action.id !== 'search' && canPerform(action, desk)) found.push({ action, marks });
  }
  return found;
}
