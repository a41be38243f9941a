/**
 * The model card as one tree of content: the items of TRIPOD+AI (Collins, Moons, Dhiman et al., BMJ 2024;385:e078378), filled where
 * the program knows the answer and labelled blanks where a person must write it. Every format is a drawing of this tree.
 */
import { z } from 'zod';

export const modelCardSchemaName = 'riskcurve-model-card/1';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits');

const tableSchema = z
  .strictObject({
    caption: z.string(),
    heads: z.array(z.string()).min(1).readonly(),
    rows: z.array(z.array(z.string()).readonly()).readonly(),
  })
  .refine(
    ({ heads, rows }) => rows.every((row) => row.length === heads.length),
    'a row must have a cell for each head',
  );

const itemSchema = z
  .strictObject({
    /** "5a". */
    item: z.string().regex(/^\d+[a-g]?$/),
    topic: z.string(),
    /** D: of the development of a model, E: of its evaluation. */
    appliesTo: z.enum(['D', 'E', 'D;E']),
    /** What the item asks for, in short. */
    asks: z.string(),
    /** What the program knows; empty where it knows nothing. */
    answers: z.array(z.string()).readonly(),
    tables: z.array(tableSchema).readonly(),
    /** What is left for the team to write; null where nothing is. */
    blank: z.string().nullable(),
  })
  .refine(({ answers, tables, blank }) => answers.length + tables.length > 0 || blank !== null, {
    message: 'an item must have an answer or a blank',
  });

export const modelCardSchema = z.strictObject({
  schema: z.literal(modelCardSchemaName),
  identifier: z.uuid(),
  createdAt: z.iso.datetime(),
  title: z.string(),
  cohort: z.strictObject({ name: z.string(), simulatedFrom: z.string().nullable() }),
  model: z.strictObject({
    name: z.string(),
    version: sha256,
    codeVersion: z.string(),
    dataHash: z.string(),
    trainedAt: z.iso.datetime(),
    state: z.enum(['published', 'published before', 'not published', 'retired']),
  }),
  sections: z
    .array(z.strictObject({ title: z.string(), items: z.array(itemSchema).min(1).readonly() }))
    .min(1)
    .readonly(),
  /** sha256 of the canonical JSON of everything above. */
  contentHash: sha256,
});

export type ModelCard = z.infer<typeof modelCardSchema>;
export type CardItem = ModelCard['sections'][number]['items'][number];
export type CardTable = z.infer<typeof tableSchema>;
