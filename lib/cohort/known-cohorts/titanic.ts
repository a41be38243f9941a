import { coded, leftOut, measured, onGitHub, type KnownCohort } from './known-cohort';

const outcome = {
  positiveValues: ['1'],
  positiveMeans: 'survive the sinking',
  negativeMeans: 'do not survive the sinking',
};
const ports = { C: 'Cherbourg', Q: 'Queenstown', S: 'Southampton' };
const classes = { '1': 'first', '2': 'second', '3': 'third' };
const aNumber = leftOut('it is a record number');
const aName = leftOut("it is the passenger's name, a direct identifier");
const tooMany = leftOut('it is free text with too many levels');

const age = measured('Age', 'years', [0, 120]);
const siblings = measured('Siblings and spouses aboard', 'people', [0, 20]);
const parents = measured('Parents and children aboard', 'people', [0, 20]);
const fare = measured('Fare', 'pounds', [0, 1000]);
const sex = coded('Sex', { female: 'female', male: 'male' });

/** Titanic, the 891 passengers of Kaggle's training file. */
export const titanicTrain: KnownCohort = {
  key: 'titanic',
  title: 'Titanic, 891 passengers (Kaggle)',
  fileName: 'titanic_train_891.csv',
  sha256: '4a437fde05fe5264e1701a7387ac6fb75393772ba38bb2c9c566405af5af4bd7',
  nPatients: 891,
  nEvents: 342,
  source: 'Kaggle competition "Titanic", train.csv; data of the Encyclopedia Titanica',
  download: {
    url: onGitHub('datasciencedojo/datasets', 'f0ccab6a7ceafdff780052166fb6fab3311398eb', 'titanic.csv'),
    sha256: '4a437fde05fe5264e1701a7387ac6fb75393772ba38bb2c9c566405af5af4bd7',
    nBytes: 60302,
    addsHeader: null,
  },
  licence: 'free use for learning',
  outcome: { name: 'Survived', ...outcome },
  sides: {
    positive: ['surviv', 'live', 'alive', 'rescue', 'saved'],
    negative: ['die', 'dead', 'death', 'drown', 'perish', 'lost'],
  },
  columns: {
    PassengerId: aNumber,
    Pclass: coded('Class', classes),
    Name: aName,
    Sex: sex,
    Age: age,
    SibSp: siblings,
    Parch: parents,
    Ticket: aNumber,
    Fare: fare,
    Cabin: tooMany,
    Embarked: coded('Port of embarkation', ports),
  },
};

/** Titanic, all 1309 passengers; `boat` and `body` tell the outcome and are left out. */
export const titanic3: KnownCohort = {
  key: 'titanic3',
  title: 'Titanic, all 1309 passengers (titanic3)',
  fileName: 'titanic3_1309.csv',
  sha256: 'ba85471adcca869529fe5b2cfe3bd1c14e4f1aebbf29765279dcdc4eb3f17eee',
  nPatients: 1309,
  nEvents: 500,
  source: 'Vanderbilt biostatistics, titanic3, Frank Harrell; from the Encyclopedia Titanica',
  download: {
    url: onGitHub('fabioasilva/deeplearning', 'b1d66db4438a993723d8ffef422b945651b11807', 'titanic3.csv'),
    sha256: 'ba85471adcca869529fe5b2cfe3bd1c14e4f1aebbf29765279dcdc4eb3f17eee',
    nBytes: 116860,
    addsHeader: null,
  },
  licence: 'free to use with acknowledgement',
  outcome: { name: 'survived', ...outcome },
  sides: {
    positive: ['surviv', 'live', 'alive', 'rescue', 'saved'],
    negative: ['die', 'dead', 'death', 'drown', 'perish', 'lost'],
  },
  columns: {
    pclass: coded('Class', classes),
    name: aName,
    sex,
    age,
    sibsp: siblings,
    parch: parents,
    ticket: aNumber,
    fare,
    cabin: tooMany,
    embarked: coded('Port of embarkation', ports),
    boat: leftOut('it tells the outcome: only survivors were in a lifeboat'),
    body: leftOut('it tells the outcome: only the dead have a body number'),
    'home.dest': tooMany,
  },
};
