/** Schemas as JSON Schema (draft 2020-12, as OpenAPI 3.1 takes it), with what has a name of its own kept in one place. */
import { z } from 'zod';

export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly [keyword: string]: unknown;
}

export interface Components {
  /** By name. */
  readonly schemas: Record<string, JsonSchema>;
  /** The schema with references to the named ones in it, which are kept. */
  readonly reference: (schema: z.ZodType, io: 'input' | 'output') => JsonSchema;
  /** The parameters of an operation: what a caller may send. */
  readonly inline: (schema: z.ZodObject) => JsonSchema;
}

/** An empty collection of named schemas. */
export function createComponents(): Components {
  const schemas: Record<string, JsonSchema> = {};
  const reference = (schema: z.ZodType, io: 'input' | 'output') => {
    const { $schema: _, $defs = {}, ...own } = toJsonSchema(schema, io);
    Object.assign(schemas, $defs);
    return own;
  };
  return { schemas, reference, inline: (schema) => reference(schema, 'input') };
}

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output') {
  const generated = z.toJSONSchema(schema, { io, override: ({ jsonSchema }) => openUp(jsonSchema, io) });
  const text = JSON.stringify(generated).replaceAll('"#/$defs/', '"#/components/schemas/');
  return JSON.parse(text) as { $schema?: string; $defs?: Record<string, JsonSchema> } & JsonSchema;
}

/**
 * An answer may gain fields within a version: nobody's client should break on one. The bounds that zod writes to every whole number say
 * nothing of ours.
 */
function openUp(jsonSchema: z.core.JSONSchema.BaseSchema, io: 'input' | 'output'): void {
  if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  delete jsonSchema.id;
}
