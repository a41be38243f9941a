import { inDatasets, measured, type KnownCohort } from './known-cohort';

const zero = { zeroMeansMissing: true };

/** Pima Indians diabetes: zeros stand for "not measured" in five columns. */
export const pima: KnownCohort = {
  key: 'pima',
  title: 'Pima Indians diabetes',
  fileName: 'pima_diabetes.csv',
  sha256: 'd237fa200da1f462a0173fd799bba0fe866dc60797554e1b9c7a35a104e66a6d',
  nPatients: 768,
  nEvents: 268,
  source: 'National Institute of Diabetes and Digestive and Kidney Diseases; github.com/jbrownlee/Datasets',
  download: {
    url: inDatasets('pima-indians-diabetes.data.csv'),
    sha256: '6bfe5d0f379d17a0e0819b996407e3c09bf80febd4287f2ed212190dfff154af',
    nBytes: 23278,
    addsHeader: '\n',
  },
  licence: 'CC0',
  outcome: {
    name: 'outcome',
    positiveValues: ['1'],
    positiveMeans: 'have diabetes within 5 years',
    negativeMeans: 'do not have diabetes within 5 years',
  },
  sides: { positive: ['diabet'], negative: ['healthy'] },
  columns: {
    pregnancies: measured('Pregnancies', null, [0, 25]),
    glucose: measured('Plasma glucose, 2 h tolerance test', 'mg/dl', [20, 600], { ...zero, modifiable: true }),
    blood_pressure: measured('Diastolic blood pressure', 'mm Hg', [20, 180], { ...zero, modifiable: true }),
    skin_thickness: measured('Triceps skin fold', 'mm', [1, 120], { ...zero, modifiable: true }),
    insulin: measured('Serum insulin, 2 h', 'µU/ml', [1, 1200], { ...zero, modifiable: true }),
    bmi: measured('Body mass index', 'kg/m²', [10, 90], { ...zero, modifiable: true }),
    diabetes_pedigree: measured('Diabetes pedigree function', null, [0, 5]),
    age: measured('Age', 'years', [0, 120]),
  },
};
