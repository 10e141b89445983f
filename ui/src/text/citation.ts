import type { DocumentSummary, ProvisionView } from '../ipc/types/commands';
import { saysItsKind, spokenAddress, spokenRange } from './address';
import { kinds } from './kinds';
import { print } from './print';
import { isoDate } from './time';

/** Words and where they stand, ready to be put into a paper. */
export function citation(quote: string, summary: DocumentSummary, labels: readonly string[]): string {
  return `“${quote.trim()}” (${sourceOf(summary, labels)})`;
}

const escape = (text: string) =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');

/** The same as formatted text: the quotation as one, the title set off. */
export function richCitation(quote: string, summary: DocumentSummary, labels: readonly string[]): string {
  const lines = quote.trim().split('\n').map(escape).join('<br>');
  const source = escape(sourceOf(summary, labels));
  const title = escape(summary.title);
  return `<blockquote><p>“${lines}”</p></blockquote><p>(${source.replace(title, (found) => `<cite>${found}</cite>`)})</p>`;
}

const issuedOf = ({ issued }: DocumentSummary) => (issued === null ? '' : `ngày ${isoDate(issued)}`);

/** Title, number, date, issuer, address, edition; what isn't known is left out, and a digest says what it is. */
export function sourceOf(summary: DocumentSummary, labels: readonly string[] = []): string {
  const first = labels[0];
  const last = labels.at(-1);
  const place = first === undefined || last === undefined ? '' : spokenRange(first, last);
  return source(summary, issuedOf(summary), place);
}

/** The line under each page of a print: the same, and where no date of issue is known the day it was posted. */
export function footOf(summary: DocumentSummary, section: ProvisionView | null = null): string {
  const { issued, posted } = summary;
  const date = issued === null && posted !== null ? print.posted(isoDate(posted)) : issuedOf(summary);
  const place =
    section === null
      ? ''
      : section.number === null
        ? print.titled(section.title)
        : saysItsKind(section.number)
          ? section.number
          : spokenAddress(section.address);
  return source(summary, date, place);
}

function source(summary: DocumentSummary, date: string, place: string): string {
  return [
    summary.title,
    summary.kind === 'digest' ? kinds.digest.charAt(0).toLocaleLowerCase('vi') + kinds.digest.slice(1) : '',
    summary.number === null ? '' : `số ${summary.number}`,
    date,
    summary.issuer ?? '',
    place,
    summary.edition === null ? '' : `bản ${summary.edition}`,
  ]
    .filter(Boolean)
    .join(', ');
}
