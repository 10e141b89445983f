// What a component imports, for whoever follows imports from file to file: its scripts alone, at their places. The
// parser that lints components keeps each script in a node of its own, where `import-x` doesn't look.
import { parseForESLint as parse } from './imports-of-types.js';

const SCRIPT = /<script\b[^>]*>([\s\S]*?)<\/script>/g;
const blank = (text) => text.replace(/[^\n]/g, ' ');

export const parseForESLint = (source, options) => {
  let scripts = '';
  for (const { 0: whole, 1: body, index } of source.matchAll(SCRIPT)) {
    const start = index + whole.indexOf('>') + 1;
    scripts += blank(source.slice(scripts.length, start)) + body;
  }
  return parse(scripts + blank(source.slice(scripts.length)), options);
};
