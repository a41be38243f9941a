import { encodeNamedValues } from '@/lib/cohort/named-values';
import { cardContentTypes, cardFormats } from '@/lib/report/model-card/render-card';
import { contentTypes, reportFormats } from '@/lib/report/render-report';
import { exportModelCard } from '@/lib/services/export-model-card';
import { exportReport } from '@/lib/services/export-report';
import { getVisibleModel } from '@/lib/services/get-visible-model';
import { z } from 'zod';
import * as examples from '../examples';
import { fileOperation } from '../operation';
import { patientValues } from '../schemas/predictions';
import { bodyOf, idOf, queryOf } from '../schemas/shared';

const params = z.object({ modelId: idOf('model') });
const format = z
  .enum(reportFormats, `must be one of ${reportFormats.join(', ')}`)
  .default('pdf')
  .meta({ description: '`fhir` is an R4 bundle with a RiskAssessment.' });

export const exportPatientReport = fileOperation({
  id: 'exportPatientReport',
  method: 'GET',
  path: '/models/{modelId}/patients/{patientId}/report',
  tag: 'Reports',
  summary: 'Export the report of a patient of the cohort',
  description: 'The export is noted in the audit trail, as from the page.',
  scope: 'reports:read',
  params: params.extend({ patientId: idOf('patient') }),
  query: queryOf({ format }),
  contentTypes: Object.values(contentTypes),
  errors: ['bad-input', 'not-found', 'conflict'],
  run: ({ app, params: { modelId, patientId }, query, caller: { publishedOnly, actor } }) =>
    exportReport(app, { modelId, patientId, publishedOnly, format: query.format, actor }),
});

export const exportNewReport = fileOperation({
  id: 'exportNewReport',
  method: 'POST',
  path: '/models/{modelId}/reports',
  tag: 'Reports',
  summary: 'Export the report of a new patient',
  description: 'The values are not stored; that a report was made is noted in the audit trail.',
  scope: 'reports:read',
  params,
  body: {
    schema: bodyOf({
      values: patientValues,
      label: z
        .string('must be a text')
        .trim()
        .min(1, 'must not be empty')
        .max(80, 'must have at most 80 characters')
        .default('New patient')
        .meta({ description: 'What the patient is called in the report.' }),
      format,
    }),
    example: { values: examples.values, label: 'Bed 4', format: 'fhir' },
  },
  contentTypes: Object.values(contentTypes),
  errors: ['bad-input', 'not-found', 'conflict'],
  async run({ app, params: { modelId }, body, caller: { publishedOnly, actor } }) {
    const { trained } = await getVisibleModel(app, { modelId, publishedOnly });
    const { values } = encodeNamedValues(trained.features, body.values, 'values');
    return exportReport(app, { modelId, publishedOnly, values, label: body.label, format: body.format, actor });
  },
});

export const exportCard = fileOperation({
  id: 'exportModelCard',
  method: 'GET',
  path: '/models/{modelId}/card',
  tag: 'Reports',
  summary: 'Export a model’s card',
  scope: 'reports:read',
  params,
  query: queryOf({
    format: z
      .enum(cardFormats, `must be one of ${cardFormats.join(', ')}`)
      .default('pdf')
      .meta({ description: 'Of the file.' }),
  }),
  contentTypes: Object.values(cardContentTypes),
  errors: ['bad-input', 'not-found'],
  run: ({ app, params: { modelId }, query, caller: { publishedOnly, actor } }) =>
    exportModelCard(app, { modelId, format: query.format, publishedOnly, actor }),
});
