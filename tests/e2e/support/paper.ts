import { expect, type Page } from '@playwright/test';
import { getDocumentProxy } from 'unpdf';

export interface PdfPage {
  /** Millimetres. */
  width: number;
  height: number;
  text: string;
  /** The size of its smallest letters, in points. */
  smallest: number;
  /** The size that most of its letters have, in points. */
  usual: number;
}

interface Printer {
  asked: number;
}

/** A printer that takes its time: `print` returns at once, and what is to be printed waits until `onPaper` prints it. */
export async function slowPrinter(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const own = globalThis as unknown as Printer;
    own.asked = 0;
    window.print = () => {
      own.asked += 1;
    };
  });
}

/** Waits until the program has asked for the printer. */
export async function asked(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => (globalThis as unknown as Printer).asked)).toBeGreaterThan(0);
}

/** Prints what waits, and reads the pages. */
export async function onPaper(page: Page): Promise<PdfPage[]> {
  await asked(page);
  const bytes = await page.pdf({ preferCSSPageSize: true });
  await page.evaluate(() => ((globalThis as unknown as Printer).asked = 0));
  return pdfPages(bytes);
}

/** The pages of a PDF, whichever engine made it. */
export async function pdfPages(bytes: Uint8Array): Promise<PdfPage[]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const pages: PdfPage[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const own = await pdf.getPage(number);
    const { width, height } = own.getViewport({ scale: 1 });
    const { items } = await own.getTextContent();
    const words = items.filter((item) => 'str' in item);
    const letters = new Map<number, number>();
    for (const { str, transform } of words) {
      const size = Math.abs(transform[3]);
      const count = plain(str).length;
      if (count > 0) letters.set(size, (letters.get(size) ?? 0) + count);
    }
    const [usual] = [...letters].sort(([, one], [, other]) => other - one)[0] ?? [NaN];
    pages.push({
      width: (width / 72) * 25.4,
      height: (height / 72) * 25.4,
      text: plain(words.map((item) => item.str + (item.hasEOL ? ' ' : '')).join('')),
      smallest: Math.min(...letters.keys()),
      usual,
    });
  }
  await pdf.destroy();
  return pages;
}

/** Words alone: the spaces of a PDF are where its letters happen to stand apart. */
export const plain = (text: string) => text.normalize('NFC').replace(/\s+/gu, '');
