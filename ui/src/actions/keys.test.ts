import { describe, expect, it } from 'vitest';
import { FakeHost } from '../ipc/fake/host';
import { Desk } from '../state/desk.svelte';
import { actionFor, actions } from './index';
import { copyCitation } from './copy-citation';

const press = (init: KeyboardEventInit, target: HTMLElement = document.body) => {
  const event = new KeyboardEvent('keydown', { bubbles: true, ...init });
  document.body.append(target);
  Object.defineProperty(event, 'target', { value: target });
  return event;
};
async function open(): Promise<{ desk: Desk; host: FakeHost }> {
  const host = new FakeHost({ profiles: ['Hạnh'] });
  const desk = new Desk(host);
  await desk.start();
  await desk.openProfile({ id: 'p1', name: 'Hạnh' });
  return { desk, host };
}

describe('shortcuts', () => {
  it('single characters mean something only outside of fields', async () => {
    const { desk } = await open();
    const slash = { key: '/', code: 'Slash' };
    expect(actionFor(press(slash, document.createElement('div')), desk)?.id).toBe('search');
    expect(actionFor(press(slash, document.createElement('textarea')), desk)).toBeUndefined();
    expect(actionFor(press(slash, document.createElement('input')), desk)).toBeUndefined();
  });

  it('go by the place of the letter, with exactly the modifiers that are named', async () => {
    const { desk } = await open();
    const at = document.createElement('div');
    expect(actionFor(press({ key: 'k', code: 'KeyK', ctrlKey: true }, at), desk)?.id).toBe('search');
    expect(actionFor(press({ key: 'C', code: 'KeyC', ctrlKey: true, shiftKey: true }, at), desk)?.id).toBe(
      'copy-citation',
    );
    expect(actionFor(press({ key: 'c', code: 'KeyC', ctrlKey: true }, at), desk)).toBeUndefined();
    expect(actionFor(press({ key: '?', code: 'Slash', shiftKey: true }, at), desk)?.id).toBe('shortcuts');
    expect(actionFor(press({ key: 'F6', code: 'F6', shiftKey: true }, at), desk)?.id).toBe('previous-pane');
  });

  it('pens need chosen words', async () => {
    const { desk } = await open();
    const at = document.createElement('div');
    const one = { key: '1', code: 'Digit1' };
    expect(actionFor(press(one, at), desk)).toBeUndefined();
    desk.reading.chosen = { parts: [{ block: 'II.1:1', start: 0, end: 8 }] };
    expect(actionFor(press(one, at), desk)?.id).toBe('pen-viewpoint');
    await actionFor(press(one, at), desk)?.perform(desk);
    const note = (await desk.notebook.page({ offset: 0, limit: 1 }))?.notes[0];
    expect(note).toMatchObject({ kind: 'viewpoint', anchor: { quote: 'Ban Kinh' } });
    expect(desk.notebook.editing).toBe(note?.id);
  });

  it('no single character does anything in a field', async () => {
    const { desk } = await open();
    desk.reading.chosen = { parts: [{ block: 'II.1:1', start: 0, end: 8 }] };
    const single = actions.flatMap((action) => action.keys.filter((key) => key.length === 1));
    expect(single.length).toBeGreaterThan(4);
    for (const key of single) {
      for (const field of ['input', 'textarea', 'select']) {
        const event = press(
          { key, code: /\d/u.test(key) ? `Digit${key}` : 'Slash' },
          document.createElement(field),
        );
        expect(actionFor(event, desk), `${key} in ${field}`).toBeUndefined();
      }
    }
  });

  it('every action is in the help or the palette by a name of its own', () => {
    const names = actions.map((action) => action.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => name.trim() !== '')).toBe(true);
  });

  it('no two actions share a key at the same time', () => {
    const keys = actions.flatMap((action) => action.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('a citation has the words, the document, its issuer and the address', async () => {
    const { desk, host } = await open();
    desk.reading.chosen = { parts: [{ block: 'II.1:2', start: 0, end: 10 }] };
    await copyCitation(desk);
    expect(host.copied[0]).toBe(
      '“Thành phần” (Hướng dẫn nghiên cứu, học tập, quán triệt và triển khai thực hiện Nghị quyết số 06 của Bộ Chính trị khóa XIII, Ban Tuyên giáo Trung ương, mục II.1, gạch đầu dòng 1)',
    );
    expect(host.copiedHtml[0]).toMatch(
      /^<blockquote><p>“Thành phần”<\/p><\/blockquote><p>\(<cite>Hướng dẫn /u,
    );
    await desk.reading.open('tom-luoc-nq06');
    await copyCitation(desk, 'quan-diem.(2):0');
    expect(host.copied[1]).toContain('không phải văn bản chính thức');
  });
});
