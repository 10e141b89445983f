import { isField } from '../../actions/keys';
import type { Desk } from '../../state/desk.svelte';
import { goBack, goForward } from '../../actions/go-back';
import { canPerform } from '../../actions';
import { larger } from '../../actions/larger';
import { smaller } from '../../actions/smaller';

/** The buttons at a mouse's side, as the page hears of them. */
const BACK = 3;
const FORWARD = 4;

/** Between two notches of a wheel, in milliseconds; a touchpad sends a hundred events where a wheel sends one. */
const NOTCH = 150;
let turned = -Infinity;

// The dial turns a step with each notch, as letters grow everywhere else.
function turnByWheel(desk: Desk, { deltaY, timeStamp }: WheelEvent): void {
  if (deltaY === 0 || timeStamp - turned < NOTCH) return;
  turned = timeStamp;
  void (deltaY < 0 ? larger : smaller).perform(desk);
}

/** Takes from the engine what it would do with a page by itself. Gives the way to let it go on. */
export function keepPage(desk: Desk): () => void {
  const over = new AbortController();
  const { signal } = over;
  const side = (event: MouseEvent) => event.button === BACK || event.button === FORWARD;
  const hush = (event: MouseEvent) => {
    if (side(event)) event.preventDefault();
  };
  window.addEventListener('mousedown', hush, { signal });
  window.addEventListener('auxclick', hush, { signal });
  window.addEventListener(
    'mouseup',
    (event) => {
      if (!side(event)) return;
      event.preventDefault();
      const way = event.button === BACK ? goBack : goForward;
      if (desk.layout.dialog === null && canPerform(way, desk)) void way.perform(desk);
    },
    { signal },
  );
  // The dial sets how large everything is; a second, hidden measure would put it out.
  window.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      turnByWheel(desk, event);
    },
    { signal, passive: false },
  );
  window.addEventListener(
    'contextmenu',
    (event) => {
      if (!isField(event.target)) event.preventDefault();
    },
    { signal },
  );
  // Only words can be carried about: a link dropped on the page would be followed, in a field it would be an address.
  window.addEventListener(
    'dragstart',
    (event) => {
      const chosen = document.getSelection()?.isCollapsed === false || isField(event.target);
      if (!chosen || event.dataTransfer?.types.includes('text/uri-list')) event.preventDefault();
    },
    { signal },
  );
  const refuse = (event: DragEvent) => {
    if (event.defaultPrevented) return;
    const types = event.dataTransfer?.types ?? [];
    const words =
      types.includes('text/plain') && !types.includes('Files') && !types.includes('text/uri-list');
    if (words && isField(event.target)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
  };
  window.addEventListener('dragover', refuse, { signal });
  window.addEventListener('drop', refuse, { signal });
  return () => over.abort();
}
