/**
 * The patient report as one tree of content: the JSON export is this tree, the PDF and the HTML page are drawings of it.
 * Every object is strict, so a report with an unknown key does not validate.
 */
import { z } from 'zod';
import {
  contributionsPanelSchema,
  counterfactualsPanelSchema,
  similarPatientsPanelSchema,
  withinDataPanelSchema,
} from './content-explanations';
import {
  assessmentSchema,
  changeSchema,
  type CurveFeature,
  featureValueSchema,
  latentQuantileCurveSchema,
  metricSchema,
  probability,
  riskCurveSchema,
} from './content-parts';

export const reportSchemaName = 'riskcurve-patient-report/2';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits');

const patientPanel = z.strictObject({
  panel: z.literal('patient'),
  label: z.string().min(1),
  /** 0-based row of the cohort; null for a patient who is not in it. */
  rowIndex: z.int().min(0).nullable(),
  /** Who judged: "judged only by the 20 of 100 networks that never saw this patient". */
  judgedBy: z.string(),
  values: z.array(featureValueSchema).readonly(),
  /** Set in a what-if: which values are not the patient's own, in words, and what each does to the risk. Empty where all are. */
  changes: z.array(changeSchema).readonly(),
  /** From the patient's own risk to that of the what-if; null where nothing was changed. */
  changesSentence: z.string().nullable(),
});

const riskPanel = z.strictObject({
  panel: z.literal('risk'),
  outcome: z.strictObject({
    name: z.string(),
    positiveValues: z.array(z.string()).readonly(),
    positiveMeans: z.string().min(1),
    negativeMeans: z.string().min(1),
  }),
  risk: probability,
  riskLow: probability,
  riskHigh: probability,
  intervalLevel: probability,
  sentence: z.string(),
  /** Of 100 icons: how many are the risk, and how many more reach the interval's end. */
  icons: z.strictObject({ expected: z.int().min(0).max(100), upToIntervalEnd: z.int().min(0).max(100) }),
  threshold: probability,
  thresholdSentence: z.string(),
  /** Reasons to read this risk with care; empty where there is none. */
  cautions: z.array(z.string()).readonly(),
});

const placePanel = z.strictObject({
  panel: z.literal('placeInCohort'),
  nPatients: z.int().min(0),
  /** Counts of the cohort's risks in equal bins over [0,1]. */
  histogram: z.array(z.int().min(0)).readonly(),
  risk: probability,
  riskLow: probability,
  riskHigh: probability,
  threshold: probability,
  /** Share of the cohort's patients with a lower risk. */
  shareBelow: probability.nullable(),
  sentence: z.string(),
});

const assessmentPanel = z.strictObject({
  panel: z.literal('assessment'),
  assessment: assessmentSchema,
  estimator: z.enum(['root', 'levelMean', 'bce', 'logistic']),
  taus: z.array(z.number()).readonly(),
  /** Each number with its name and what it says, in words. */
  rows: z.array(z.strictObject({ name: z.string(), value: z.string(), meaning: z.string() })).readonly(),
});

const riskCurvesPanel = z.strictObject({
  panel: z.literal('riskCurves'),
  /** Ordered by swing, largest first. */
  curves: z.array(riskCurveSchema).readonly(),
});

const latentQuantileCurvesPanel = z.strictObject({
  panel: z.literal('latentQuantileCurves'),
  taus: z.array(z.number()).readonly(),
  tauStar: probability.nullable(),
  explanation: z.string(),
  curves: z.array(latentQuantileCurveSchema).readonly(),
});

const modelPanel = z.strictObject({
  panel: z.literal('model'),
  name: z.string(),
  /** sha256 of the model file. */
  version: sha256,
  engine: z.strictObject({ engine: z.enum(['tensor', 'fused', 'exact']), backend: z.string(), device: z.string() }),
  config: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.number()).readonly()])),
  dataHash: z.string(),
  codeVersion: z.string(),
  trainedAt: z.iso.datetime(),
  nMembers: z.int().min(1),
  prevalence: probability,
  /** Set where the risks are recalibrated: from which version's, by the map that holds for this patient. */
  recalibration: z.strictObject({ from: sha256, intercept: z.number(), slope: z.number().positive() }).optional(),
});

const partEvaluationSchema = z.strictObject({
  part: z.enum(['outOfFold', 'holdout']),
  nPatients: z.int().min(0),
  nEvents: z.int().min(0),
  metrics: z.array(metricSchema).readonly(),
});

const evaluationPanel = z.strictObject({
  panel: z.literal('evaluation'),
  explanation: z.string(),
  parts: z.array(partEvaluationSchema).min(1).max(2).readonly(),
});

const notesPanel = z.strictObject({
  panel: z.literal('notes'),
  notes: z
    .array(z.strictObject({ title: z.string(), text: z.string() }))
    .min(1)
    .readonly(),
});

/** The panels of a report in the order in which every format shows them. */
export const panelNames = [
  'risk',
  'patient',
  'placeInCohort',
  'withinData',
  'contributions',
  'riskCurves',
  'counterfactuals',
  'similarPatients',
  'latentQuantileCurves',
  'assessment',
  'evaluation',
  'model',
  'notes',
] as const;

const panel = z.discriminatedUnion('panel', [
  riskPanel,
  patientPanel,
  placePanel,
  withinDataPanelSchema,
  contributionsPanelSchema,
  riskCurvesPanel,
  counterfactualsPanelSchema,
  similarPatientsPanelSchema,
  latentQuantileCurvesPanel,
  assessmentPanel,
  evaluationPanel,
  modelPanel,
  notesPanel,
]);

/** A report as it is exported and as it validates when it comes back. */
export const patientReportSchema = z
  .strictObject({
    schema: z.literal(reportSchemaName),
    identifier: z.uuid(),
    createdAt: z.iso.datetime(),
    title: z.string(),
    cohort: z.strictObject({
      name: z.string(),
      nPatients: z.int().min(0),
      nEvents: z.int().min(0),
      /** Set for a simulated cohort: what it was simulated from. */
      simulatedFrom: z.string().nullable(),
    }),
    panels: z.array(panel).readonly(),
    /** sha256 of the canonical JSON of everything above. */
    contentHash: sha256,
  })
  .refine((report) => report.panels.map(({ panel: name }) => name).join() === panelNames.join(), {
    message: `a report has exactly the panels ${panelNames.join(', ')}, in this order`,
    path: ['panels'],
  });

export type PatientReport = z.infer<typeof patientReportSchema>;
export type PatientReportBody = Omit<PatientReport, 'contentHash'>;
export type Panel = PatientReport['panels'][number];
export type PanelName = (typeof panelNames)[number];
export type PanelOf<Name extends PanelName> = Extract<Panel, { panel: Name }>;
export type { CurveFeature };
export type ReportRiskCurve = z.infer<typeof riskCurveSchema>;
export type ReportLatentQuantileCurve = z.infer<typeof latentQuantileCurveSchema>;
export type FeatureValue = z.infer<typeof featureValueSchema>;
export type ReportMetric = z.infer<typeof metricSchema>;

/** The one panel of that name. */
export function panelOf<Name extends PanelName>(report: PatientReport, name: Name): PanelOf<Name> {
  const found = report.panels.find((candidate): candidate is PanelOf<Name> => candidate.panel === name);
  if (found === undefined) throw new RangeError(`the report has no panel "${name}"`);
  return found;
}
