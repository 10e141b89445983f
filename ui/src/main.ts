import 'virtual:font-faces.css';
import './style/tokens.css';
import './style/base.css';
import './style/forms.css';
import './style/pens.css';
import './style/prose.css';
import './style/tables.css';
import './style/over-text.css';
import './style/print.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { keepSyllablesWhole } from './input-method';
import { chooseHost } from './ipc/choose';
import { Desk } from './state/desk.svelte';
import { loadFirstFaces } from './style/fonts';

/** How long the first screen may wait for its words and its letters, in milliseconds. */
const PATIENCE = 300;

const target = document.getElementById('app');
if (target) {
  keepSyllablesWhole();
  const faces = loadFirstFaces();
  const desk = new Desk(await chooseHost());
  // What is soon there is painted once; what takes longer is waited for on screen.
  await Promise.race([
    Promise.allSettled([faces, desk.start()]),
    new Promise((resolve) => setTimeout(resolve, PATIENCE)),
  ]);
  mount(App, { target, props: { desk } });
}
