// SPDX-License-Identifier: MIT
// The fields that types declare, beside the values that were declared to be of them: by tsc's own reading of a program.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { glue } from './places.mjs';

const ts = createRequire(join(glue, 'package.json'))('typescript');

/** @param {any} value */
const holdsFields = (value) => typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !(value instanceof Blob);

/**
 * Whether each field came in some value, by `Type.field`.
 * @param {string} file of constants, each with its type @param {unknown[]} values theirs, in order @param {string[]} unasked types of what goes in too
 * @returns {Map<string, boolean>}
 */
export function declaredFields(file, values, unasked) {
  const program = ts.createProgram([file], { strict: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, types: [] });
  const checker = program.getTypeChecker();
  /** @type {Map<string, boolean>} */
  const fields = new Map();

  function walk(type, value, path) {
    if (!holdsFields(value)) return;
    for (const one of type.isUnion() ? type.types : [type]) {
      const properties = checker.getPropertiesOfType(one);
      if (Array.isArray(value) && checker.isArrayType(one)) value.forEach((item) => walk(checker.getTypeArguments(one)[0], item, `${path}[]`));
      if (Array.isArray(value) || properties.some(({ flags, name }) => !(flags & ts.SymbolFlags.Optional) && !(name in value))) continue;
      const name = one.symbol && one.symbol.name !== '__type' ? one.symbol.name : path;
      if (unasked.includes(name)) continue;
      for (const property of properties) {
        const field = `${name}.${property.name}`;
        fields.set(field, fields.get(field) || value[property.name] !== undefined);
        walk(checker.getTypeOfSymbol(property), value[property.name], field);
      }
      const others = checker.getIndexTypeOfType(one, ts.IndexKind.String);
      if (others) for (const inside of Object.values(value)) walk(others, inside, `${path}{}`);
    }
  }

  const constants = program.getSourceFile(file).statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => [...declarationList.declarations]);
  constants.forEach(({ name }, i) => walk(checker.getTypeAtLocation(name), values[i], `${i}`));
  return fields;
}
