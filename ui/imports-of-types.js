// `import-x/no-cycle` passes over what is imported as a type alone. Two files that know each other's types can be
// understood only together, so these count here like all others.
import importX from 'eslint-plugin-import-x';
import ts from 'typescript-eslint';

const asValue = (node) => Object.create(node, { importKind: { value: 'value' }, specifiers: { value: [] } });

/** The rule, told of no types: it passes over the statements in the file it looks at by their kind. */
export const noCircle = {
  ...importX.rules['no-cycle'],
  create(context) {
    const visitors = importX.rules['no-cycle'].create(context);
    return { ...visitors, ImportDeclaration: (node) => visitors.ImportDeclaration(asValue(node)) };
  },
};

/** What a file that is followed imports and passes on, types as if they were values. */
export function withoutKinds(parsed) {
  for (const statement of parsed.ast.body) {
    for (const one of [statement, ...(statement.specifiers ?? [])]) {
      if (one.importKind === 'type') one.importKind = 'value';
      if (one.exportKind === 'type' && (one !== statement || statement.source)) one.exportKind = 'value';
    }
  }
  return parsed;
}

export const parseForESLint = (source, options) => withoutKinds(ts.parser.parseForESLint(source, options));
