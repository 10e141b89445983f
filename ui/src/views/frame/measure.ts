import type { Attachment } from 'svelte/attachments';

/** Tells an element's width in rem: when the window changes and when the dial does. */
export function measuring(tell: (rem: number) => void): Attachment<HTMLElement> {
  return (element) => {
    const measure = () => {
      const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      tell(element.clientWidth / root);
    };
    const size = new ResizeObserver(measure);
    size.observe(element);
    const dial = new MutationObserver(measure);
    dial.observe(document.documentElement, { attributes: true, attributeFilter: ['data-step'] });
    measure();
    return () => {
      size.disconnect();
      dial.disconnect();
    };
  };
}
