import { actionNames, ease } from '../text/vi';
import type { Desk } from '../state/desk.svelte';
import { type Action } from './action';

export function turnDial(desk: Desk, step: number): void {
  desk.settings.setStep(step);
  desk.layout.say(ease.nowStep(desk.settings.step, ease.steps[desk.settings.step - 1] ?? ''));
}

export const larger: Action = {
  id: 'larger',
  name: actionNames.larger,
  group: 'view',
  keys: ['Ctrl+=', 'Ctrl+Plus'],
  when: () => true,
  perform: (desk) => turnDial(desk, desk.settings.step + 1),
};
