import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepSyllablesWhole } from './input-method';

let end: () => void;
let field: HTMLInputElement;
let heard: string[];

beforeEach(() => {
  end = keepSyllablesWhole();
  heard = [];
  field = document.createElement('input');
  document.body.replaceChildren(field);
  field.addEventListener('keydown', (event) => heard.push(event.key));
  field.addEventListener('input', () => heard.push(`= ${field.value}`));
});
afterEach(() => end());

const key = (name: string, more: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more });
  field.dispatchEvent(event);
  return event;
};
const taken = (more: KeyboardEventInit = {}) => key('Unidentified', { keyCode: 229, ...more });
const input = (inputType: string, value: string) => {
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType }));
};
const composition = (type: string) => field.dispatchEvent(new CompositionEvent(type, { bubbles: true }));

it('keys that the input method has are heard by nobody, and still go to the field', () => {
  expect(taken().defaultPrevented).toBe(false);
  expect(key('Enter', { isComposing: true }).defaultPrevented).toBe(false);
  expect(key('Escape', { keyCode: 229 }).defaultPrevented).toBe(false);
  expect(heard).toEqual([]);
  key('k', { ctrlKey: true });
  expect(heard).toEqual(['k']);
});

// The order of events as WebKitGTK sends them under fcitx and ibus.
it('an Escape that ended a syllable does nothing more; the next one does', () => {
  taken();
  composition('compositionstart');
  input('insertCompositionText', 'hoạch');
  taken({ isComposing: true });
  input('deleteCompositionText', '');
  input('insertFromComposition', 'hoạch');
  composition('compositionend');
  expect(key('Escape').defaultPrevented).toBe(true);
  expect(heard).toEqual(['= hoạch', '= hoạch']);
  expect(key('Escape').defaultPrevented).toBe(false);
  expect(heard.at(-1)).toBe('Escape');
});

it('an Enter that ended a syllable is an Enter', () => {
  composition('compositionstart');
  composition('compositionend');
  expect(key('Enter').defaultPrevented).toBe(false);
  expect(heard).toEqual(['Enter']);
});

it('an Escape after a syllable that something else ended closes as ever', () => {
  for (const sign of ['keyup', 'pointerdown', 'compositionstart']) {
    composition('compositionend');
    field.dispatchEvent(new Event(sign, { bubbles: true }));
    expect(key('Escape').defaultPrevented).toBe(false);
  }
  composition('compositionend');
  key(' ');
  expect(key('Escape').defaultPrevented).toBe(false);
});

it('words short of the syllable that is being put in are told to nobody', () => {
  input('insertCompositionText', 'quy hoạch');
  input('deleteCompositionText', 'quy ');
  input('insertFromComposition', 'quy hoạch');
  composition('compositionend');
  expect(heard).toEqual(['= quy hoạch', '= quy hoạch']);
});

it('a syllable that is given up is told to be gone, once', () => {
  input('insertCompositionText', 'quy h');
  input('deleteCompositionText', 'quy ');
  composition('compositionend');
  composition('compositionend');
  expect(heard).toEqual(['= quy h', '= quy ']);
});
