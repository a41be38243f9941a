import { z } from 'zod';

/** A patient whom a person typed in, for the model that they looked at. */
export const enteredPatientSchema = z.object({
  modelId: z.uuid('must be the id of a model'),
  label: z.string('must be a text'),
  values: z.array(z.number('must be numbers, or null where not measured').nullable(), 'must be a list'),
});
