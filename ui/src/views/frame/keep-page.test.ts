import { expect, it } from 'vitest';
import { FakeHost } from '../../ipc/fake/host';
import { Desk } from '../../state/desk.svelte';
import { keepPage } from './keep-page';

it('turns the dial a step with each notch of the wheel, and not with what a touchpad sends between', async () => {
  const desk = new Desk(new FakeHost({ profiles: ['Hạnh'] }));
  await desk.start();
  await desk.openProfile({ id: 'p1', name: 'Hạnh' });
  const letGo = keepPage(desk);
  const wheel = (deltaY: number, at: number, ctrlKey = true) => {
    const event = new WheelEvent('wheel', { deltaY, ctrlKey, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: at });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(desk.settings.step).toBe(2);
  expect(wheel(-120, 1000)).toBe(true);
  wheel(-4, 1020);
  wheel(-4, 1040);
  expect(desk.settings.step).toBe(3);
  wheel(120, 2000);
  wheel(120, 3000);
  expect(desk.settings.step).toBe(1);
  expect(wheel(-120, 4000, false)).toBe(false);
  letGo();
  wheel(-120, 5000);
  expect(desk.settings.step).toBe(1);
});
