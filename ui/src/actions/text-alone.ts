import { actionNames, frame } from '../text/vi';
import { isOpen, type Action } from './action';

export const textAlone: Action = {
  id: 'text-alone',
  name: actionNames.textAlone,
  group: 'view',
  keys: ['F9'],
  when: (desk) => isOpen(desk) && desk.layout.screen === 'reading',
  perform: ({ layout }) => {
    const alone = !layout.alone;
    layout.alone = alone;
    layout.closeOverlay();
    layout.say(alone ? frame.alone : frame.notAlone);
    // What is hidden can't keep the focus.
    if (alone && document.activeElement?.closest('[data-pane=left], [data-pane=right]')) layout.ask('sheet');
  },
};
