import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';

export const goBack: Action = {
  id: 'go-back',
  name: actionNames.goBack,
  group: 'find',
  keys: ['Alt+ArrowLeft'],
  when: (desk) => isOpen(desk) && desk.trail.canGoBack,
  perform: (desk) => desk.goBack(),
};

export const goForward: Action = {
  id: 'go-forward',
  name: actionNames.goForward,
  group: 'find',
  keys: ['Alt+ArrowRight'],
  when: (desk) => isOpen(desk) && desk.trail.canGoForward,
  perform: (desk) => desk.goBack(true),
};
