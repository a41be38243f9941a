import { explainPatient, explainValues } from '@/lib/services/explain-patient';
import type { JudgedPatient } from '@/lib/services/judge-patient';
import { listPredictions as list, type PredictionList } from '@/lib/services/list-predictions';
import { scorePatients as score, type ScoredPatient } from '@/lib/services/score-patients';
import { z } from 'zod';
import * as examples from '../examples';
import { jsonOperation } from '../operation';
import {
  assessmentView,
  curvesSchema,
  curveView,
  patientValues,
  predictionListSchema,
  scoredSchema,
  scoreSchema,
} from '../schemas/predictions';
import { bodyOf, idOf, pageOf, pageParameters, queryOf } from '../schemas/shared';

const params = z.object({ modelId: idOf('model') });
const { ids, assessment, values } = examples;
const curvesExample = { modelId: ids.model, version: examples.model.version, assessment, curves: [examples.curve] };

export const listPredictions = jsonOperation({
  id: 'listPredictions',
  method: 'GET',
  path: '/models/{modelId}/predictions',
  tag: 'Predictions',
  summary: 'List what a model says of its cohort’s patients',
  description: 'Each patient is judged only by members that never saw that patient.',
  scope: 'predictions:read',
  params,
  query: queryOf({
    ...pageParameters,
    order: z
      .enum(['label', 'riskDescending', 'riskAscending'], 'must be label, riskDescending or riskAscending')
      .default('label')
      .meta({ description: 'What comes first.' }),
  }),
  answer: predictionListSchema,
  example: {
    ...{ modelId: ids.model, total: 768, next: null },
    predictions: [{ patientId: ids.patient, label: 'P-0001', part: 'outOfFold', outcome: false, values, assessment }],
  },
  errors: ['bad-input', 'not-found'],
  async run({ app, params: { modelId }, query: { limit, offset, order }, caller: { publishedOnly } }) {
    const found = await list(app, { modelId, publishedOnly, order, limit: limit + 1, offset });
    const path = `/models/${modelId}/predictions`;
    const { page, next } = pageOf(found.rows, { path, limit, offset, more: { order } });
    return { modelId, total: found.total, predictions: page.map((row) => judgedView(found, row)), next };
  },
});

export const scorePatients = jsonOperation({
  id: 'scorePatients',
  method: 'POST',
  path: '/models/{modelId}/predictions',
  tag: 'Predictions',
  summary: 'Score new patients; nothing of them is stored',
  scope: 'predictions:write',
  params,
  body: { schema: scoreSchema, example: { patients: [values, { glucose: null }] }, maxBytes: 8_000_000 },
  answer: scoredSchema,
  example: {
    ...{ modelId: ids.model, version: examples.model.version, threshold: 0.3 },
    predictions: [{ row: 1, ...assessment, isPositive: true, outOfDistribution: false, missing: [], setAside: [] }],
  },
  errors: ['bad-input', 'not-found', 'too-large'],
  async run({ app, params: { modelId }, body: { patients }, caller: { publishedOnly } }) {
    const { model, scored } = await score(app, { modelId, publishedOnly, patients });
    const { version, threshold } = model;
    return { modelId, version, threshold, predictions: scored.map((entry) => scoredView(entry, threshold)) };
  },
});

export const getCurves = jsonOperation({
  id: 'getCurves',
  method: 'GET',
  path: '/models/{modelId}/patients/{patientId}/curves',
  tag: 'Predictions',
  summary: 'Get the risk curves of a patient of the cohort',
  scope: 'predictions:read',
  params: params.extend({ patientId: idOf('patient') }),
  answer: curvesSchema,
  example: curvesExample,
  errors: ['not-found'],
  run: async ({ app, params: { modelId, patientId }, caller: { publishedOnly } }) =>
    curvesView(await explainPatient(app, { modelId, patientId, publishedOnly })),
});

export const drawCurves = jsonOperation({
  id: 'drawCurves',
  method: 'POST',
  path: '/models/{modelId}/curves',
  tag: 'Predictions',
  summary: 'Get the risk curves of a new patient; nothing of them is stored',
  scope: 'predictions:write',
  params,
  body: { schema: bodyOf({ values: patientValues }), example: { values } },
  answer: curvesSchema,
  example: curvesExample,
  errors: ['bad-input', 'not-found', 'too-large'],
  run: async ({ app, params: { modelId }, body, caller: { publishedOnly } }) =>
    curvesView(await explainValues(app, { modelId, publishedOnly, values: body.values })),
});

function judgedView({ trained: { features } }: PredictionList, row: PredictionList['rows'][number]) {
  const named = features.map((feature, position) => {
    const value = row.values[position] ?? null;
    return [feature.name, value !== null && feature.kind === 'categorical' ? feature.levels[value]! : value] as const;
  });
  const { id: patientId, label, part, outcome } = row;
  return {
    ...{ patientId, label, part, outcome },
    values: Object.fromEntries(named),
    assessment: assessmentView(row.assessment),
  };
}

function scoredView({ row, outOfDistribution, missing, setAside, ...scored }: ScoredPatient, threshold: number) {
  return {
    ...{ row, ...assessmentView(scored.assessment), outOfDistribution },
    isPositive: scored.assessment.risk >= threshold,
    missing: [...missing],
    setAside: [...setAside],
  };
}

function curvesView({ model: { id, version }, trained, ...judged }: JudgedPatient) {
  return {
    ...{ modelId: id, version, assessment: assessmentView(judged.assessment) },
    curves: judged.curves.map((curve) => curveView(trained, curve)),
  };
}
