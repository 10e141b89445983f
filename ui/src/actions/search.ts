import { actionNames } from '../text/vi';
import { type Action } from './action';
import { selectedWords } from './selected-words';

export const search: Action = {
  id: 'search',
  name: actionNames.search,
  group: 'find',
  keys: ['Ctrl+K', '/'],
  perform: (desk) => {
    const words = selectedWords();
    if (words === undefined) desk.layout.ask('search');
    else desk.searchFor(words);
  },
};
