import './style/fonts.css';
import './style/tokens.css';
import './style/base.css';
import './style/forms.css';
import './style/pens.css';
import './style/prose.css';
import './style/tables.css';
import './style/over-text.css';
import './style/paper.css';
import './style/paper-screens.css';
import './style/print.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { chooseHost } from './ipc/choose';
import { Desk } from './state/desk.svelte';

const target = document.getElementById('app');
if (target) {
  const desk = new Desk(await chooseHost());
  mount(App, { target, props: { desk } });
  void desk.start();
}
