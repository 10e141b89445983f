/** Key names as they are written in the list of actions, and the events that fit them. */
import { keyNames } from '../text/vi';

interface Stroke {
  key: string;
  ctrl: boolean;
  shift: boolean;
  alt: boolean;
}

function parse(keys: string): Stroke {
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  return {
    key: key === 'Plus' ? '+' : key,
    ctrl: parts.includes('Ctrl'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
  };
}

export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement) {
    return !['button', 'checkbox', 'radio', 'reset', 'submit'].includes(target.type);
  }
  return target instanceof HTMLSelectElement;
}

/** A single character is a command only where nothing is being written. */
export function matches(event: KeyboardEvent, keys: string): boolean {
  const stroke = parse(keys);
  const ctrl = event.ctrlKey || event.metaKey;
  if (ctrl !== stroke.ctrl || event.altKey !== stroke.alt) return false;
  if (stroke.key.length > 1) return event.key === stroke.key && event.shiftKey === stroke.shift;
  if (!stroke.ctrl && !stroke.alt) return !isField(event.target) && event.key === stroke.key;
  const letter = /^[A-Z]$/u.test(stroke.key);
  // Letters go by their place on the keyboard, so that a shortcut works whatever the layout makes of the letter.
  if (letter) return event.code === `Key${stroke.key}` && event.shiftKey === stroke.shift;
  if (/^\d$/u.test(stroke.key)) return event.code === `Digit${stroke.key}` && event.shiftKey === stroke.shift;
  return event.key === stroke.key;
}

/** The keys of a shortcut, one by one, as they are shown. */
export function shownKeys(keys: string): string[] {
  return keys.split('+').map((key) => keyNames[key] ?? key);
}
