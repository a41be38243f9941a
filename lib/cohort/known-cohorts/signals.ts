import { coded, inDatasets, leftOut, measured, type KnownCohort } from './known-cohort';

const numbered = (
  count: number,
  name: (number: string) => string,
  label: (number: number) => string,
  range: [number, number],
) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      name(String(index + 1).padStart(2, '0')),
      measured(label(index + 1), null, range),
    ]),
  );

/** Ionosphere: radar returns; `a01` is a yes or no, `a02` is zero in every row. */
export const ionosphere: KnownCohort = {
  key: 'ionosphere',
  title: 'Ionosphere radar returns',
  fileName: 'ionosphere.csv',
  sha256: '371940a4761f49fdc39296202c01b822fd8301fb6f54c9eb44594e9950cb4144',
  nPatients: 351,
  nEvents: 225,
  source: 'UCI 52, V. Sigillito',
  download: {
    url: inDatasets('ionosphere.csv'),
    sha256: 'fd6dd7864b55d56dac0a1e6e24af9ccc35bf2555ac79af8ab9f3d1daa065ab83',
    nBytes: 76466,
    addsHeader: '\n',
  },
  licence: 'CC BY 4.0',
  outcome: {
    name: 'class',
    positiveValues: ['g'],
    positiveMeans: 'are good returns, with structure in the ionosphere',
    negativeMeans: 'are bad returns, without structure in the ionosphere',
  },
  sides: { positive: ['good'], negative: ['bad'] },
  columns: {
    ...numbered(34, (number) => `a${number}`, pulse, [-1, 1]),
    a01: coded(pulse(1), {}),
    a02: leftOut('it has the same value (0) in every row'),
  },
};

function pulse(column: number): string {
  return `Pulse ${Math.ceil(column / 2)}, ${column % 2 === 1 ? 'real' : 'imaginary'} part`;
}

/** Sonar: 60 band energies, mines against rocks. */
export const sonar: KnownCohort = {
  key: 'sonar',
  title: 'Sonar, mines and rocks',
  fileName: 'sonar.csv',
  sha256: '2bf78485c51217d793b1c92bf103601d722c4b393df57050141795bbf1c1bc1f',
  nPatients: 208,
  nEvents: 111,
  source: 'UCI 151, T. Sejnowski and R. Gorman',
  download: {
    url: inDatasets('sonar.csv'),
    sha256: '3079c09b5d2789a0f96aff82c28e5164fafe2495c5f8da96c6c256c1bd25763f',
    nBytes: 87775,
    addsHeader: '\n',
  },
  licence: 'CC BY 4.0',
  outcome: { name: 'class', positiveValues: ['M'], positiveMeans: 'are mines', negativeMeans: 'are rocks' },
  sides: { positive: ['mine'], negative: ['rock'] },
  columns: numbered(
    60,
    (number) => `band${number}`,
    (number) => `Energy in band ${number}`,
    [0, 1],
  ),
};

/** Banknote authentication: four wavelet statistics. */
export const banknote: KnownCohort = {
  key: 'banknote',
  title: 'Banknote authentication',
  fileName: 'banknote.csv',
  sha256: '0787e50299c198e919276660edf98dd5dcb94951ad81435b3ab61afb666936c9',
  nPatients: 1372,
  nEvents: 610,
  source: 'UCI 267, V. Lohweg',
  download: {
    url: inDatasets('banknote_authentication.csv'),
    sha256: 'd0539aaed2139ba7a587b3e34fb345ce503ff7d5d33dbf9912d8e195ce425cb9',
    nBytes: 46400,
    addsHeader: '\r\n',
  },
  licence: 'CC BY 4.0',
  caution: 'the source does not say which class is which; by common reading 1 is a forged note',
  outcome: { name: 'class', positiveValues: ['1'], positiveMeans: 'are forged', negativeMeans: 'are genuine' },
  sides: { positive: ['forge', 'fake', 'counterfeit', 'false'], negative: ['genuine', 'authentic', 'real', 'true'] },
  columns: {
    variance: measured('Variance of the wavelet transform', null, null),
    skewness: measured('Skewness of the wavelet transform', null, null),
    curtosis: measured('Kurtosis of the wavelet transform', null, null),
    entropy: measured('Entropy of the image', null, null),
  },
};
