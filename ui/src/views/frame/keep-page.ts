import { isField } from '../../actions/keys';
import type { Desk } from '../../state/desk.svelte';
import { goBack, goForward } from '../../actions/go-back';
import { canPerform } from '../../actions';

/** The buttons at a mouse's side, as the page hears of them. */
const BACK = 3;
const FORWARD = 4;

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
      if (event.ctrlKey) event.preventDefault();
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
