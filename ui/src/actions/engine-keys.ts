import { isField } from './keys';

/**
 * Keys by which an engine, left alone, would throw the page away or show something of a browser's over it. What the
 * program does itself by one of them comes first.
 */
export function isEngineKey(event: KeyboardEvent): boolean {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (key === 'F5' || key === 'F7' || key === 'F12' || key === 'F3') return true;
  if (key.startsWith('Browser')) return true;
  if (altKey && !ctrlKey) return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'Home';
  if (!ctrlKey && !metaKey) return false;
  if (shiftKey && ['KeyI', 'KeyJ', 'KeyC', 'KeyR', 'KeyM', 'KeyS', 'KeyP'].includes(code)) return true;
  return [
    'KeyR',
    'KeyP',
    'KeyF',
    'KeyG',
    'KeyS',
    'KeyO',
    'KeyU',
    'KeyJ',
    'KeyH',
    'Equal',
    'Minus',
    'Digit0',
    'NumpadAdd',
    'NumpadSubtract',
    'Numpad0',
  ].includes(code);
}

/** In a field Ctrl+Z and Ctrl+Y mean its letters; WebKitGTK has no such keys. False for other keys and places. */
export function takeBack(event: KeyboardEvent): boolean {
  const { code, ctrlKey, metaKey, altKey, shiftKey, target } = event;
  const again = code === 'KeyY' || (code === 'KeyZ' && shiftKey);
  if (event.isComposing || event.defaultPrevented || altKey || !(ctrlKey || metaKey)) return false;
  if (!isField(target) || !(again || code === 'KeyZ')) return false;
  event.preventDefault();
  // Deprecated, and the only way to an engine's own list of what was typed.
  document.execCommand(again ? 'redo' : 'undo');
  return true;
}
