/** Links into the library: "sotay://huong-dan-nq06/II.3.(4)". */
import type { Place } from './place';

const LINK = /^\s*sotay:\/{2,3}([^/?#\s]+)(?:\/([^?#]*))?/iu;

/** The place that a link names; null for anything else. Whether it is there, the library knows. */
export function placeOfLink(text: string): Place | null {
  const parts = LINK.exec(text);
  const doc = parts?.[1];
  if (doc === undefined) return null;
  const address = decoded(parts?.[2] ?? '')
    .trim()
    .replace(/\/+$/u, '');
  return address === '' ? { doc: decoded(doc) } : { doc: decoded(doc), address };
}

/** The link that leads to a place. */
export function linkTo(doc: string, address: string): string {
  return `sotay://${doc}${address === '' ? '' : `/${encodeURI(address)}`}`;
}

// Browsers and mail programs write brackets and marks as they like.
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
