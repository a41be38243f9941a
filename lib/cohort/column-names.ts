/** What a column's name alone tells: its words, its unit, whether it names a person. */

const unitsInNames = new Map([
  ['mg dl', 'mg/dl'],
  ['mmol l', 'mmol/l'],
  ['mm hg', 'mm Hg'],
  ['mmhg', 'mm Hg'],
  ['kg m2', 'kg/m²'],
  ['kg', 'kg'],
  ['cm', 'cm'],
  ['mm', 'mm'],
  ['years', 'years'],
  ['days', 'days'],
  ['bpm', 'beats/min'],
  ['percent', '%'],
  ['pct', '%'],
  ['g dl', 'g/dl'],
  ['g l', 'g/l'],
  ['umol l', 'µmol/l'],
  ['mmol mol', 'mmol/mol'],
  ['meq l', 'mEq/l'],
  ['ng ml', 'ng/ml'],
  ['u l', 'U/l'],
  ['iu l', 'IU/l'],
  ['ml min', 'ml/min'],
  ['kg m 2', 'kg/m²'],
  ['yrs', 'years'],
  ['hours', 'hours'],
  ['weeks', 'weeks'],
  ['months', 'months'],
  ['minutes', 'minutes'],
]);

const inBrackets = /^(.*\S)\s*[([]([^()[\]]+)[)\]]$/;

/** The words of a name: `PatientId` and `patient_id` are both `patient`, `id`. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((word) => word !== '');
}

/** A label for the screen, `blood_pressure` as "Blood pressure", and the unit where the header says it. */
export function readColumnName(name: string): { label: string; unit: string | null } {
  const bracketed = inBrackets.exec(name);
  if (bracketed !== null) return { label: labelOf(wordsOf(bracketed[1]!)), unit: bracketed[2]!.trim() };
  const words = wordsOf(name);
  for (const count of [3, 2, 1]) {
    const unit = unitsInNames.get(words.slice(-count).join(' '));
    if (unit !== undefined && words.length > count) return { label: labelOf(words.slice(0, -count)), unit };
  }
  return { label: labelOf(words), unit: null };
}

function labelOf(words: readonly string[]): string {
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const personalNames = new Set([
  'name',
  'first name',
  'last name',
  'surname',
  'full name',
  'patient name',
  'id',
  'mrn',
  'ssn',
  'nhs number',
  'record number',
  'medical record number',
  'patient number',
  'email',
  'e mail',
  'phone',
  'telephone',
  'address',
  'street',
  'birth date',
  'birthdate',
  'birthday',
  'date of birth',
  'dob',
  'geburtsdatum',
  'forename',
  'given name',
  'family name',
  'vorname',
  'nachname',
  'phone number',
  'mobile',
  'post code',
  'postcode',
  'postal code',
  'zip',
  'zip code',
  'social security number',
  'ahv nummer',
  'insurance number',
  'passport',
]);

/** Words that end the name of a record number; such a column is one only where most of its values differ. */
const recordNumberEndings = new Set([
  ...['id', 'identifier', 'mrn', 'number', 'no', 'nr', 'nummer', 'ticket', 'code', 'uuid', 'name'],
  ...['patient', 'subject', 'barcode', 'accession'],
]);

const birthWords = ['birth', 'birthdate', 'birthday', 'born', 'dob', 'geburtsdatum', 'geburtstag'];

/** Whether the name by itself says that the column names a person. */
export function namesAPerson(name: string): boolean {
  return personalNames.has(wordsOf(name).join(' '));
}

/** Whether the name speaks of a birth; such a column identifies where it holds dates. */
export function namesABirthDate(name: string): boolean {
  return wordsOf(name).some((word) => birthWords.includes(word));
}

/** Whether the name may be that of a record number, to be judged with the column's values. */
export function mayBeRecordNumber(name: string): boolean {
  return recordNumberEndings.has(wordsOf(name).at(-1) ?? '');
}
