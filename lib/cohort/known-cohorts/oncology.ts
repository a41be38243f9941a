import { inDatasets, leftOut, measured, type KnownCohort } from './known-cohort';

const score = (label: string) => measured(label, 'score 1 to 10', [1, 10]);

/** Wisconsin breast cancer, original: class 2 benign, 4 malignant. */
export const wisconsin: KnownCohort = {
  key: 'wisconsin',
  title: 'Wisconsin breast cancer (original)',
  fileName: 'breast_cancer_wisconsin_original.csv',
  sha256: '2e2c428f2fe25bf12c3080b755be86e3c279db4c4537ae363934df89b3e35cd1',
  nPatients: 699,
  nEvents: 241,
  source: 'UCI Breast Cancer Wisconsin (Original) (15), W. H. Wolberg',
  download: {
    url: inDatasets('breast-cancer-wisconsin.data'),
    sha256: '402c585309c399237740f635ef9919dc512cca12cbeb20de5e563a4593f22b64',
    nBytes: 19889,
    addsHeader: '\n',
  },
  licence: 'CC BY 4.0',
  outcome: {
    name: 'class',
    positiveValues: ['4'],
    positiveMeans: 'have a malignant tumour',
    negativeMeans: 'have a benign tumour',
  },
  sides: { positive: ['malign', 'cancer', 'carcinoma'], negative: ['benign', 'harmless'] },
  columns: {
    id: leftOut('it is the sample number, a direct identifier'),
    clump_thickness: score('Clump thickness'),
    uniformity_cell_size: score('Uniformity of cell size'),
    uniformity_cell_shape: score('Uniformity of cell shape'),
    marginal_adhesion: score('Marginal adhesion'),
    single_epithelial_cell_size: score('Single epithelial cell size'),
    bare_nuclei: score('Bare nuclei'),
    bland_chromatin: score('Bland chromatin'),
    normal_nucleoli: score('Normal nucleoli'),
    mitoses: score('Mitoses'),
  },
};

/** Haberman's survival after breast cancer surgery: 2 died within five years. */
export const haberman: KnownCohort = {
  key: 'haberman',
  title: "Haberman's survival after breast cancer surgery",
  fileName: 'haberman.csv',
  sha256: '3e3ff9e861f8872a21950b40ed3f33828824c462cc8d449a898f36a15055c320',
  nPatients: 306,
  nEvents: 81,
  source: 'UCI 43, S. J. Haberman',
  download: {
    url: inDatasets('haberman.csv'),
    sha256: 'b4b7a32586a5668f9f4d6dc8be9d1bc8cd4822523affb1f6b5bfc350681ef3e2',
    nBytes: 3103,
    addsHeader: '\n',
  },
  licence: 'CC BY 4.0',
  outcome: {
    name: 'survival_status',
    positiveValues: ['2'],
    positiveMeans: 'die within 5 years of the operation',
    negativeMeans: 'live 5 years or longer after the operation',
  },
  sides: {
    positive: ['die', 'dead', 'death', 'dying', 'mortal', 'deceas'],
    negative: ['surviv', 'live', 'alive', 'living'],
  },
  columns: {
    age: measured('Age at operation', 'years', [0, 120]),
    operation_year: measured('Year of operation', 'years since 1900', [0, 150]),
    positive_nodes: measured('Positive axillary nodes', 'nodes', [0, 100]),
  },
};
