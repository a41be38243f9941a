import { coded, measured, onGitHub, yesNo, type KnownCohort } from './known-cohort';

/** Columns that are the same in UCI's Cleveland file and in Kaggle's copy of it. */
const common = {
  age: measured('Age', 'years', [0, 120]),
  sex: coded('Sex', { '0': 'female', '1': 'male' }),
  trestbps: measured('Resting blood pressure', 'mm Hg', [50, 300], { modifiable: true }),
  chol: measured('Serum cholesterol', 'mg/dl', [50, 1000], { modifiable: true }),
  fbs: coded('Fasting blood sugar above 120 mg/dl', yesNo, { modifiable: true }),
  thalach: measured('Maximum heart rate reached', 'beats/min', [30, 250]),
  exang: coded('Angina during exercise', yesNo),
  oldpeak: measured('ST depression by exercise', 'mm', [0, 10]),
};

const vessels = 'Major vessels coloured by fluoroscopy';

/** UCI heart disease, Cleveland: `num` 0 is no disease, 1 to 4 are all disease. */
export const cleveland: KnownCohort = {
  key: 'cleveland',
  title: 'Heart disease, Cleveland (UCI)',
  fileName: 'heart_cleveland_uci.csv',
  sha256: 'a5195b7562ca4f48bda400649bfee2a7d7ed70ff72fb5cc0c486c68fd68f7f62',
  nPatients: 303,
  nEvents: 139,
  source: 'UCI Heart Disease (45), Janosi, Steinbrunn, Pfisterer, Detrano; processed.cleveland.data',
  download: {
    url: onGitHub(
      'V-Mihael/Predictive-Diagnosis-of-Heart-Disease',
      'f281885e52455673216101ec1b46cbdaa43dcd08',
      'processed.cleveland.data',
    ),
    sha256: 'a74b7efa387bc9d108d7d0115d831fe9b414b29ae7124f331b622b4efa0427c8',
    nBytes: 18461,
    addsHeader: '\n',
  },
  licence: 'CC BY 4.0',
  outcome: {
    name: 'num',
    positiveValues: ['1', '2', '3', '4'],
    positiveMeans: 'have heart disease (a coronary artery narrowed by more than 50 %)',
    negativeMeans: 'do not have heart disease (no coronary artery narrowed by more than 50 %)',
  },
  sides: {
    positive: ['disease', 'sick', 'ill', 'narrow', 'stenos', 'cad', 'chd', 'infarct', 'attack'],
    negative: ['healthy', 'normal'],
  },
  columns: {
    age: common.age,
    sex: common.sex,
    cp: coded('Chest pain', {
      '1': 'typical angina',
      '2': 'atypical angina',
      '3': 'non-anginal pain',
      '4': 'no pain',
    }),
    trestbps: common.trestbps,
    chol: common.chol,
    fbs: common.fbs,
    restecg: coded('Resting ECG', {
      '0': 'normal',
      '1': 'ST-T abnormality',
      '2': 'left ventricular hypertrophy',
    }),
    thalach: common.thalach,
    exang: common.exang,
    oldpeak: common.oldpeak,
    slope: coded('Slope of the ST segment', { '1': 'upsloping', '2': 'flat', '3': 'downsloping' }),
    ca: measured(vessels, 'vessels', [0, 3]),
    thal: coded('Thallium scan', { '3': 'normal', '6': 'fixed defect', '7': 'reversible defect' }),
  },
};

/** The widespread heart.csv of Kaggle: recoded, and its outcome is the other way round. */
export const heartKaggle: KnownCohort = {
  key: 'heart-kaggle',
  title: 'Heart disease, Kaggle copy of Cleveland',
  fileName: 'heart_kaggle.csv',
  sha256: 'e31e52eb5ee890c1a11a3baef3df95e8174718d5b94b0a8b77665ec3c07328ff',
  nPatients: 303,
  nEvents: 138,
  source: 'Kaggle "Heart Disease UCI" (ronitf), made from the UCI file',
  download: {
    url: onGitHub('kb22/Heart-Disease-Prediction', 'dbd27c35db3a128f7f87a2d1b8200f1f14e4affb', 'dataset.csv'),
    sha256: 'e31e52eb5ee890c1a11a3baef3df95e8174718d5b94b0a8b77665ec3c07328ff',
    nBytes: 11024,
    addsHeader: null,
  },
  licence: 'not stated',
  caution:
    'in this file target = 1 means NO heart disease (checked against the UCI file in all 303 rows); the positive value for disease is 0',
  outcome: {
    name: 'target',
    positiveValues: ['0'],
    positiveMeans: 'have heart disease (a coronary artery narrowed by more than 50 %)',
    negativeMeans: 'do not have heart disease (no coronary artery narrowed by more than 50 %)',
  },
  sides: {
    positive: ['disease', 'sick', 'ill', 'narrow', 'stenos', 'cad', 'chd', 'infarct', 'attack'],
    negative: ['healthy', 'normal'],
  },
  columns: {
    age: common.age,
    sex: common.sex,
    cp: coded('Chest pain', {
      '0': 'no pain',
      '1': 'atypical angina',
      '2': 'non-anginal pain',
      '3': 'typical angina',
    }),
    trestbps: common.trestbps,
    chol: common.chol,
    fbs: common.fbs,
    restecg: coded('Resting ECG', {
      '0': 'left ventricular hypertrophy',
      '1': 'normal',
      '2': 'ST-T abnormality',
    }),
    thalach: common.thalach,
    exang: common.exang,
    oldpeak: common.oldpeak,
    slope: coded('Slope of the ST segment', { '0': 'downsloping', '1': 'flat', '2': 'upsloping' }),
    ca: measured(vessels, 'vessels', [0, 3], { missingValues: ['4'] }),
    thal: coded(
      'Thallium scan',
      { '1': 'fixed defect', '2': 'normal', '3': 'reversible defect' },
      { missingValues: ['0'] },
    ),
  },
};
