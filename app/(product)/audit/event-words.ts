/** What an audit event says to a person; the code and the ids stay one click away. */

export interface EventWords {
  readonly what: string;
  readonly onWhat: string;
  /** The page of what it was done to, where it has one. */
  readonly href: string | null;
}

interface Event {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
}

const pageOf: Readonly<Record<string, string>> = {
  cohort: '/cohorts',
  run: '/runs',
  model: '/models',
  'entered-patient': '/patients/entered',
};

/** "model.published" of "model 1b2c..." reads "Model published", "Pima-sbqc". An action that is new here reads as its code does. */
export function eventWords({ actor, action, subject, details }: Event): EventWords {
  const [kind = '', id = ''] = subject.split(' ');
  const isGone = action.endsWith('.deleted');
  return {
    what: capital(actionWords(action)),
    onWhat: nameOf(kind, details) ?? (kind === 'user' && action === 'user.signed-in' ? actor : subject),
    href: isGone ? null : addressOf(kind, id, details),
  };
}

function addressOf(kind: string, id: string, { patientId, enteredPatientId }: Event['details']): string | null {
  if (kind === 'report' && typeof enteredPatientId === 'string') return `/patients/entered/${enteredPatientId}`;
  if (kind === 'report' && typeof patientId === 'string') return `/patients/${patientId}`;
  const page = pageOf[kind];
  return page === undefined ? null : `${page}/${id}`;
}

function actionWords(action: string): string {
  const [thing = '', event = ''] = action.split('.');
  const things = thing
    .replace(/^cds-/, 'CDS ')
    .replace(/^api-/, 'API ')
    .replace(/-(link|card|patient)$/, ' $1');
  const happened = event
    .replace('signed-in', 'signed in')
    .replace('rolled-back', 'rolled back')
    .replace(/-failed$/, ' failed');
  return `${things} ${happened}`.trim();
}

function nameOf(kind: string, details: Event['details']): string | null {
  const text = (key: string) => (typeof details[key] === 'string' ? details[key] : null);
  if (kind === 'report') return text('format') === null ? null : `${text('format')!.toUpperCase()} of a patient`;
  if (kind === 'run') return text('cohort');
  // the trail never names an entered patient: it outlives the record
  if (kind === 'entered-patient') return text('cohort') ?? `entered by ${text('enteredByName')}`;
  return text('name') ?? text('email') ?? text('folder');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
