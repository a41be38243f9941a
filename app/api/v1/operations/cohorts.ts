import { getCohort as get } from '@/lib/services/get-cohort';
import { importUpload } from '@/lib/services/import-upload';
import { listCohorts as list } from '@/lib/services/list-cohorts';
import { previewUpload } from '@/lib/services/preview-upload';
import type { Application } from '@/lib/application';
import { limits } from '@/lib/cohort/limits';
import { z } from 'zod';
import { copied } from '../copied';
import * as examples from '../examples';
import { jsonOperation, uploadOperation } from '../operation';
import {
  cohortListSchema,
  cohortView,
  cohortWithFeaturesSchema,
  importedSchema,
  importSchema,
  uploadedSchema,
} from '../schemas/cohorts';
import { idOf, pageOf, pageQuery, queryOf } from '../schemas/shared';

const withFeatures = {
  ...examples.cohort,
  features: examples.features,
  leftOut: [{ name: 'name', reason: 'a direct identifier' }],
};

export const uploadFile = uploadOperation({
  id: 'uploadFile',
  method: 'POST',
  path: '/uploads',
  tag: 'Cohorts',
  summary: 'Upload a CSV file and see what is inferred from it',
  description: `The file is the body: comma, semicolon or tab, a header line, one row per patient, at most ${limits.maxBytes / 1024 / 1024} MB. It is kept for a day, for \`POST /cohorts\` to import.`,
  scope: 'cohorts:write',
  query: queryOf({
    fileName: z
      .string('must be given')
      .trim()
      .min(1, 'must be given')
      .max(255)
      .meta({ description: 'Name of the file, for the record.' }),
  }),
  upload: { contentType: 'text/csv', description: 'The file as it is.' },
  status: 201,
  answer: uploadedSchema,
  example: {
    uploadId: examples.ids.upload,
    preview: {
      nPatients: 768,
      delimiter: ',',
      sha256: examples.cohort.sourceSha256,
      known: null,
      suggestedName: 'ward-7',
      outcome: null,
      outcomeCandidates: [
        {
          name: 'outcome',
          values: [
            { value: '0', count: 500 },
            { value: '1', count: 268 },
          ],
        },
      ],
      columns: [
        {
          ...{ name: 'glucose', kind: 'numeric', reason: 'numbers', label: 'Glucose', unit: 'mg/dl', levels: [] },
          ...{ validRange: [30, 600], range: [44, 199], modifiable: true, zeroMeansMissing: true },
          ...{ nMissing: 5, nDistinct: 136, identifier: false, problem: null },
        },
      ],
      notices: [],
    },
  },
  errors: ['bad-input', 'too-large'],
  run: ({ app, query, body }) => previewUpload(app, { stream: body, fileName: query.fileName }).then(copied),
});

export const listCohorts = jsonOperation({
  id: 'listCohorts',
  method: 'GET',
  path: '/cohorts',
  tag: 'Cohorts',
  summary: 'List cohorts, newest first',
  scope: 'cohorts:read',
  query: pageQuery,
  answer: cohortListSchema,
  example: { cohorts: [examples.cohort], next: '/api/v1/cohorts?limit=50&offset=50' },
  errors: ['bad-input'],
  async run({ app, query: { limit, offset } }) {
    const { page, next } = pageOf(await list(app, { limit: limit + 1, offset }), { path: '/cohorts', limit, offset });
    return { cohorts: page.map(cohortView), next };
  },
});

export const getCohort = jsonOperation({
  id: 'getCohort',
  method: 'GET',
  path: '/cohorts/{cohortId}',
  tag: 'Cohorts',
  summary: 'Get a cohort with its features',
  scope: 'cohorts:read',
  params: z.object({ cohortId: idOf('cohort') }),
  answer: cohortWithFeaturesSchema,
  example: withFeatures,
  errors: ['not-found'],
  run: ({ app, params }) => cohortWithFeatures(app, params),
});

export const importCohort = jsonOperation({
  id: 'importCohort',
  method: 'POST',
  path: '/cohorts',
  tag: 'Cohorts',
  summary: 'Import an uploaded file as a cohort: all of it or nothing',
  scope: 'cohorts:write',
  repeatable: true,
  status: 201,
  body: {
    schema: importSchema,
    example: {
      ...{ uploadId: examples.ids.upload, fileName: 'ward-7.csv', name: 'Ward 7', outcome: examples.outcome },
      columns: { glucose: { unit: 'mg/dl', zeroMeansMissing: true } },
    },
  },
  answer: importedSchema,
  example: { cohort: withFeatures, notices: [] },
  errors: ['bad-input', 'not-found', 'conflict', 'too-large'],
  async run({ app, body: { columns, ...given }, caller: { actor } }) {
    const { cohort, notices } = await importUpload(app, { ...given, corrections: { columns }, actor });
    return { cohort: await cohortWithFeatures(app, { cohortId: cohort.id }), notices: [...notices] };
  },
});

async function cohortWithFeatures(app: Application, { cohortId }: { cohortId: string }) {
  const { cohort, features } = await get(app, { cohortId });
  return { ...cohortView(cohort), features: copied(features) };
}
