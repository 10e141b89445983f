import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';

/** One key between the words as they were understood and as they were typed. */
export const asTyped: Action = {
  id: 'as-typed',
  name: actionNames.asTyped,
  group: 'find',
  keys: ['Alt+T'],
  when: (desk) =>
    isOpen(desk) &&
    desk.search.open &&
    (desk.search.asTyped || desk.search.isAddress || desk.search.page?.restored === true),
  perform: (desk) => desk.search.toggleAsTyped(),
};
