import { BLOCK } from '../../reader/text-walker';
import type { Desk } from '../../state/desk.svelte';
import type { MenuEntry } from '../../state/layout.svelte';
import type { OpenText } from '../../state/open-text.svelte';
import { reading as words } from '../../text/vi';
import { Hovering } from './hovering';
import { isStop, type Named } from './named';
import type { Page } from './page';

const LINK = 'a[data-address], a[data-doc]';
const isLink = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement && target.matches(LINK);

/** What words of one sheet name: shown before it is gone to, under the pointer, by keys, from the menu. */
export class Referring {
  /** The passage that is shown, and whether it was asked for: then it has the focus and stays. */
  shown = $state.raw<{ named: Named; pinned: boolean } | null>(null);

  #desk: Desk;
  #sheet: OpenText;
  #on: () => { page: Page | undefined; scroller: HTMLElement | undefined };
  #pointing = 0;
  #hovering = new Hovering(
    (named) => this.preview(named, false),
    () => {
      if (this.shown?.pinned === false) this.shown = null;
    },
  );

  constructor(
    desk: Desk,
    sheet: OpenText,
    on: () => { page: Page | undefined; scroller: HTMLElement | undefined },
  ) {
    this.#desk = desk;
    this.#sheet = sheet;
    this.#on = on;
  }

  preview(named: Named | null, pinned: boolean): void {
    if (pinned) this.#hovering.forget();
    this.shown = named && { named, pinned };
  }

  /** `back`: by the reader's hand, so that the focus goes back to where it was. */
  close(back: boolean): void {
    this.#hovering.forget();
    const origin = this.shown?.named.origin;
    const focused = document.activeElement?.closest('.reference-preview');
    this.shown = null;
    if (back && focused) (origin?.isConnected ? origin : this.#on().scroller)?.focus({ preventScroll: true });
  }

  follow({ doc, block, address }: Named, beside: boolean): void {
    this.#hovering.forget();
    this.shown = null;
    void (beside ? this.#desk.openBeside({ doc, block, address }) : this.#desk.goTo({ doc, block, address }));
  }

  stay(): void {
    this.#hovering.stay();
  }

  /** The pointer is elsewhere, or begins to choose words. */
  left(): void {
    cancelAnimationFrame(this.#pointing);
    this.#hovering.over(null);
  }

  // Words that are being chosen are never looked behind, nor is anything shown to a finger.
  pointed(event: PointerEvent): void {
    const { target, clientX, clientY, buttons, pointerType } = event;
    cancelAnimationFrame(this.#pointing);
    if (buttons !== 0 || pointerType === 'touch' || !(target instanceof Element) || this.#sheet.chosen) {
      this.#hovering.over(null);
      return;
    }
    this.#pointing = requestAnimationFrame(() => {
      const named = this.#meant(target, clientX, clientY);
      const { scroller } = this.#on();
      if (scroller) scroller.dataset['over'] = named?.origin === null ? 'named' : '';
      this.#hovering.over(named);
    });
  }

  /** By keys: what has the focus shows its passage after the same pause, and keeps the focus. */
  focused({ target }: FocusEvent): void {
    if (!(target instanceof HTMLElement) || !target.matches(':focus-visible')) return;
    const named = this.#keyed(target);
    if (named || this.shown?.pinned === false) this.#hovering.over(named);
  }

  /** Keys on words that name something: true where they were for them. */
  keydown(event: KeyboardEvent): boolean {
    if (event.key === 'Escape' && this.shown) {
      this.close(true);
    } else {
      if (event.key !== 'Enter' && event.key !== ' ') return false;
      const named = this.#keyed(event.target);
      if (!named) return false;
      if (event.key === ' ') this.preview(named, true);
      else this.follow(named, event.ctrlKey);
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** What is named where a menu was asked for. */
  meantAt({ target, clientX, clientY }: MouseEvent): Named | null {
    if (!(target instanceof Element)) return null;
    return this.#keyed(target) ?? this.#meant(target, clientX, clientY);
  }

  menu(named: Named): MenuEntry[] {
    const beside = {
      id: 'beside',
      name: words.openBeside,
      keys: 'Ctrl Enter',
      perform: () => this.follow(named, true),
    };
    return [
      { id: 'see', name: words.seeReference, perform: () => this.preview(named, true) },
      { id: 'follow', name: words.goToReference, keys: 'Enter', perform: () => this.follow(named, false) },
      ...(named.doc === this.#sheet.doc ? [] : [beside]),
    ];
  }

  #keyed(target: EventTarget | null): Named | null {
    if (isStop(target)) return this.#on().page?.named.of(target) ?? null;
    return isLink(target) ? this.#linked(target) : null;
  }

  #meant(target: Element, x: number, y: number): Named | null {
    const link = target.closest<HTMLElement>(LINK);
    if (link) return this.#linked(link);
    const element = target.closest(`[${BLOCK}]`);
    return element && (this.#on().page?.named.at(x, y, element) ?? null);
  }

  /** What a link of the file's own names. */
  #linked(link: HTMLElement): Named | null {
    const doc = link.dataset['doc'] ?? this.#sheet.doc;
    if (doc === null) return null;
    const boxes = [...link.getClientRects()].filter((box) => box.width > 0);
    return { doc, address: link.dataset['address'], words: link.textContent, boxes, origin: link };
  }
}
