/**
 * What the page says a reader sees: the boxes of its words that are in view, in pixels of the page. The functions here
 * run inside the page, in WebKitGTK and in Chromium alike, and so use nothing from outside themselves.
 */

/** Some words in one line of the window. */
export interface WordBox {
  words: string;
  /** The element that holds them, for whoever looks for them: "p.tx in article.doc". */
  where: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Seen {
  width: number;
  height: number;
  boxes: WordBox[];
  /** What can be told without a picture: words beyond an edge, cut off, or under others. */
  faults: (WordBox & { fault: string })[];
}

export function wordsInView(): Seen {
  const view = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  type Area = typeof view;
  const boxes: (WordBox & { element: Element })[] = [];
  const faults: Seen['faults'] = [];

  const name = (element: Element) => {
    const look = [...element.classList].filter((one) => !one.startsWith('svelte-')).join('.');
    return element.tagName.toLowerCase() + (look === '' ? '' : `.${look}`);
  };
  const where = (element: Element) => {
    const around = element.parentElement?.closest('dialog, [role], article, nav, aside, header, main');
    return around ? `${name(element)} in ${name(around)}` : name(element);
  };
  const overlap = (one: Area, other: Area): Area => ({
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  });
  const paints = (element: Element) => {
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    const alpha = /^rgba\(.*,\s*([\d.]+)\)$/u.exec(backgroundColor)?.[1] ?? '1';
    return backgroundImage !== 'none' || (backgroundColor !== 'transparent' && Number(alpha) > 0.5);
  };
  /** Whether something that isn't see-through lies over a point of an element. */
  const covered = (element: Element, x: number, y: number) => {
    const top = document.elementFromPoint(x, y);
    if (!top || top.contains(element) || element.contains(top)) return false;
    for (let over: Element | null = top; over && !over.contains(element); over = over.parentElement) {
      if (over.matches('dialog, [popover]') || paints(over)) return true;
    }
    return false;
  };

  /** The part of a box that its surroundings let be seen; a box that is cut where nothing can be rolled is a fault. */
  const clip = (element: Element, whole: Area, words: string): Area | null => {
    let seen: Area = whole;
    let rollsDown = false;
    let rollsAcross = false;
    let shortened = false;
    let fixed = false;
    const report = (fault: string) => faults.push({ ...whole, words, where: where(element), fault });
    for (let around: Element | null = element; around && around !== document.documentElement;) {
      const style = getComputedStyle(around);
      if (around.matches('.vh') || style.clipPath !== 'none') return null;
      shortened ||= style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
      if (style.overflowX !== 'visible' && style.display !== 'inline') {
        const edge = around.getBoundingClientRect();
        if (edge.width <= 2 || edge.height <= 2) return null;
        rollsDown ||= /auto|scroll/u.test(style.overflowY) && around.scrollHeight > around.clientHeight;
        rollsAcross ||= around.matches('.table-scroll, input, textarea');
        const across = seen.right - edge.right > 1 || edge.left - seen.left > 1;
        const down = !rollsDown && (seen.bottom - edge.bottom > 4 || edge.top - seen.top > 4);
        if (across && !rollsAcross && !shortened) {
          report(`cut off at the side of ${name(around)}`);
          return null;
        }
        if (down && !shortened) {
          report(`cut off at the end of ${name(around)}`);
          return null;
        }
        seen = overlap(seen, edge);
      }
      fixed ||= style.position === 'fixed';
      // What is fixed to the window isn't cut by what it stands in.
      around = fixed ? null : around.parentElement;
    }
    if (seen.right - view.right > 1 || view.left - seen.left > 1) {
      if (!rollsAcross && !shortened) {
        report('beyond the side of the window');
        return null;
      }
    }
    if (!rollsDown && !shortened && (seen.bottom - view.bottom > 1 || view.top - seen.top > 1)) {
      report('beyond the end of the window');
      return null;
    }
    seen = overlap(seen, view);
    // A sliver of a line at the edge of what rolls is nothing to read.
    if (seen.right - seen.left < 4 || seen.bottom - seen.top < (whole.bottom - whole.top) * 0.75) return null;
    return seen;
  };

  const note = (element: Element, whole: Area, words: string) => {
    if (whole.right - whole.left < 2 || whole.bottom - whole.top < 2) return;
    const seen = clip(element, whole, words);
    if (!seen) return;
    const middle = (seen.top + seen.bottom) / 2;
    const points = [0.1, 0.5, 0.9].map((share) => seen.left + (seen.right - seen.left) * share);
    if (points.some((x) => covered(element, x, middle))) return;
    boxes.push({ ...seen, words, where: where(element), element });
  };
  const shows = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  const known = new Map<Element, boolean>();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    const element = text.parentElement;
    if (!element || text.data.trim() === '' || element.closest('script, style, textarea, select')) continue;
    let shown = known.get(element);
    if (shown === undefined) known.set(element, (shown = shows(element)));
    if (!shown) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const whole = range.getBoundingClientRect();
    // Whole texts first: of a long document only some are near.
    if (whole.bottom < -2 * innerHeight || whole.top > 3 * innerHeight) continue;
    const first = text.data.search(/\S/u);
    range.setStart(text, first);
    range.setEnd(text, text.data.trimEnd().length);
    for (const box of range.getClientRects()) {
      const { left, top, right, bottom } = box;
      note(element, { left, top, right, bottom }, text.data.trim().slice(0, 60));
    }
  }
  for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')) {
    if (/^(?:checkbox|radio|range|file|hidden)$/u.test(field.type) || !shows(field)) continue;
    const words = field.value === '' ? field.placeholder : field.value;
    if (words.trim() === '') continue;
    const box = field.getBoundingClientRect();
    const style = getComputedStyle(field);
    const line = Math.min(
      parseFloat(style.lineHeight) || 24,
      box.height - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom),
    );
    const left = box.left + parseFloat(style.paddingLeft);
    // The first letters stand at its beginning, however few they are.
    const right = Math.min(left + 16, box.right);
    const top =
      field instanceof HTMLTextAreaElement
        ? box.top + parseFloat(style.paddingTop) - field.scrollTop
        : (box.top + box.bottom - line) / 2;
    if (top < box.top - 1) continue;
    note(field, { left, top, right, bottom: top + line }, words.slice(0, 60));
  }

  // Words under others: the middles of two lines cross. The outermost parts of letters may touch.
  const core = boxes.map((box) => {
    const third = (box.bottom - box.top) * 0.32;
    return { ...box, top: box.top + third, bottom: box.bottom - third };
  });
  core.sort((one, other) => one.top - other.top);
  core.forEach((one, index) => {
    for (let next = index + 1; next < core.length; next += 1) {
      const other = core[next];
      if (!other || other.top > one.bottom - 1) break;
      const both = overlap(one, other);
      const [x, y] = [(both.left + both.right) / 2, (both.top + both.bottom) / 2];
      // What lies under a dialog's edge is hidden there, wherever else it is seen.
      const hidden = () => covered(one.element, x, y) || covered(other.element, x, y);
      if (both.right - both.left > 3 && both.bottom - both.top > 1.5 && !hidden())
        faults.push({
          words: one.words,
          where: one.where,
          ...both,
          fault: `under or over “${other.words}” (${other.where})`,
        });
    }
  });

  // What is pressed or typed into stays in the window as well.
  for (const one of document.querySelectorAll(
    'button, input, textarea, select, dialog[open], [role=dialog]',
  )) {
    const box = one.getBoundingClientRect();
    if (box.width === 0 || !shows(one) || one.closest('.vh, .table-scroll') || one.matches('.vh')) continue;
    if (one.matches('[type=checkbox], [type=radio]') && box.width < 4) continue;
    if (box.right > innerWidth + 1 || box.left < -1) {
      const { left, top, right, bottom } = box;
      const words = (one.textContent.trim() || one.getAttribute('aria-label') || '').slice(0, 60);
      faults.push({
        left,
        top,
        right,
        bottom,
        words,
        where: where(one),
        fault: 'beyond the side of the window',
      });
    }
  }

  return {
    width: innerWidth,
    height: innerHeight,
    faults,
    boxes: boxes.map(({ element: _, ...box }) => box),
  };
}
