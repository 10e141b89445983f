import type { DocumentSummary } from '../ipc/types/commands';
import { spokenAddress } from './address';
import { kinds } from './vi';
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
  return `<blockquote><p>“${lines}”</p></blockquote><p>(${source.replace(title, `<cite>${title}</cite>`)})</p>`;
}

function placeInWords(place: string): string {
  if (place === '') return '';
  return /^[–¶]/u.test(place) ? spokenAddress(place) : `mục ${place}`;
}

/** Title, number, date, issuer, address, edition; what isn't known is left out, and a digest says what it is. */
export function sourceOf(summary: DocumentSummary, labels: readonly string[] = []): string {
  const first = labels[0];
  const last = labels.at(-1);
  const place =
    first === undefined || last === undefined ? '' : first === last ? first : `${first} đến ${last}`;
  return [
    summary.title,
    summary.kind === 'digest' ? kinds.digest.charAt(0).toLocaleLowerCase('vi') + kinds.digest.slice(1) : '',
    summary.number === null ? '' : `số ${summary.number}`,
    summary.issued === null ? '' : `ngày ${isoDate(summary.issued)}`,
    summary.issuer ?? '',
    placeInWords(place),
    summary.edition === null ? '' : `bản ${summary.edition}`,
  ]
    .filter(Boolean)
    .join(', ');
}
