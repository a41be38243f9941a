/** What the document shows: one small hospital, the same in every example. */
export const ids = {
  cohort: '0c5d6a51-6f3a-4d0e-9a43-1f6f0e6f3c11',
  run: '5b0a9a3e-8a51-4b42-9c4b-6a3d0f2c7d22',
  model: '8f14e45f-ceea-467f-a9d4-9b5a4c1d8e33',
  baseline: '9a115815-4dfa-4c9b-8f39-1c2a7b6d5e44',
  patient: 'c9f0f895-fb98-4b91-99f4-51f6d5e36d55',
  upload: '45c48cce-2e2d-4fbd-aa1a-fc51c7c6ad66',
} as const;

export const outcome = {
  name: 'outcome',
  positiveValues: ['1'],
  positiveMeans: 'have diabetes within 5 years',
  negativeMeans: 'stay free of diabetes for 5 years',
};

export const features = [
  {
    kind: 'numeric' as const,
    name: 'glucose',
    label: 'Glucose',
    unit: 'mg/dl',
    validRange: [30, 600] as [number, number],
    modifiable: true,
    zeroMeansMissing: true,
  },
  {
    kind: 'categorical' as const,
    name: 'smoking',
    label: 'Smoking',
    levels: ['never', 'former', 'current'],
    levelLabels: ['never', 'former', 'current'],
    modifiable: true,
  },
];

export const cohort = {
  id: ids.cohort,
  name: 'Ward 7',
  outcome,
  nPatients: 768,
  nEvents: 268,
  sourceName: 'ward-7.csv',
  sourceSha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  dataHash: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
  simulatedFrom: null,
  createdAt: '2026-01-31T09:12:00.000Z',
};

export const config = {
  loss: 'sbqc' as const,
  optimizer: 'adam',
  taus: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
  hiddenUnits: [100],
  epochs: 50,
  folds: 5,
  repeats: 20,
  holdoutShare: 0.2,
  seed: 1,
};

export const engine = { engine: 'fused' as const, backend: 'wasm-simd', device: 'a processor, 2 threads' };

const runShared = {
  id: ids.run,
  cohortId: ids.cohort,
  cohortName: cohort.name,
  config,
  reason: null,
  createdAt: '2026-01-31T09:15:00.000Z',
  startedAt: '2026-01-31T09:15:01.000Z',
};

export const listedRun = {
  ...runShared,
  ...{ state: 'finished' as const, modelId: ids.model, engine, members: 100, membersDone: 100 },
  endedAt: '2026-01-31T09:15:09.000Z',
};

export const run = {
  ...runShared,
  ...{ state: 'running' as const, modelId: null, engine: null, waiting: null, endedAt: null },
  progress: {
    ...{ share: 0.42, epoch: 21, epochs: 50, members: 100, membersDone: 40 },
    ...{ loss: 0.2113, crossingRate: 0.012, learningRate: 0.001, secondsLeft: 4.6 },
    history: [{ epoch: 0, loss: 0.3364, crossingRate: 0.081, learningRate: 0.001 }],
  },
};

export const model = {
  id: ids.model,
  name: 'Ward 7-sbqc',
  version: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  state: 'published' as const,
  threshold: 0.3,
  publication: {
    ...{ threshold: 0.3, thresholdBasis: { kind: 'manual' as const } },
    intendedUse: 'Adults on ward 7 at admission, to decide whom a diabetes nurse sees.',
    ...{ publishedAt: '2026-01-31T10:00:00.000Z', publishedBy: 'Ada Okafor' },
  },
  cohortId: ids.cohort,
  cohortName: cohort.name,
  simulatedFrom: null,
  runId: ids.run,
  ...{ outcome, config, engine, seconds: 7.9, recalibratedFrom: null },
  publishedAt: '2026-01-31T10:00:00.000Z',
  retiredAt: null,
  createdAt: '2026-01-31T09:15:09.000Z',
};

export const metric = { estimate: 0.836, low: 0.806, high: 0.864 };

export const assessment = {
  ...{ risk: 0.324, riskLow: 0.241, riskHigh: 0.413, intervalLevel: 0.9 },
  ...{ tauStar: 0.676, levelMean: 0.331, levelDisagreement: 0.084, beyondGrid: null },
  latentQuantiles: [-1.71, -1.32, -1.02, -0.77, -0.51, -0.2, 0.06, 0.41, 0.93],
  ...{ nMembers: 20, missingShare: 0 },
};

export const values = { glucose: 128, smoking: 'former' };

export const curve = {
  feature: 'glucose',
  values: [90, 120, 150],
  risk: [0.14, 0.29, 0.51],
  riskLow: [0.08, 0.21, 0.4],
  riskHigh: [0.22, 0.38, 0.61],
  at: 128,
  swing: 0.61,
};
