/** Judges a value by a JSON Schema of the API's document, by a validator that knows nothing of zod. */
import { createRequire } from 'node:module';

interface Ajv {
  addSchema(schema: object, key: string): void;
  validate(schema: object, value: unknown): boolean;
  validateSchema(schema: object): boolean;
  errorsText(): string;
}

// ESLint brings one; a second in our own list would be for these checks alone
const eslintRequires = createRequire(createRequire(import.meta.url).resolve('eslint/package.json'));
const AjvClass = eslintRequires('ajv') as new (options: object) => Ajv;
const judges = new WeakMap<object, Ajv>();

/**
 * What is wrong with the value, or null. Strict: a field that the document does not name is wrong, although a client must bear one.
 */
export function schemaComplaint(schema: object, value: unknown, document: { components: object }): string | null {
  const judge = judges.get(document) ?? createJudge(document);
  judges.set(document, judge);
  return judge.validate(closed(schema), value) ? null : judge.errorsText();
}

/** What is wrong with a schema as a schema (draft 7, of which ours are), or null. */
export function schemaFault(schema: object): string | null {
  const ajv = new AjvClass({});
  return ajv.validateSchema(schema) ? null : ajv.errorsText();
}

function createJudge({ components }: { components: object }): Ajv {
  const ajv = new AjvClass({ unknownFormats: 'ignore', allErrors: true });
  ajv.addSchema(closed({ components }), 'document');
  return ajv;
}

function closed(schema: object): object {
  return close(schema) as object;
}

function close(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(close);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, close(value)] as const));
  const isObject = copy.type === 'object' && copy.properties !== undefined;
  if (isObject && copy.additionalProperties === undefined) copy.additionalProperties = false;
  if (typeof copy.$ref === 'string') copy.$ref = `document${copy.$ref}`;
  // draft 7 has no prefixItems: lists of fixed length are called items there
  if (copy.prefixItems !== undefined) Object.assign(copy, { items: copy.prefixItems, additionalItems: false });
  return copy;
}
