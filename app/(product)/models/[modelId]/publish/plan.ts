import { formatCount, formatDate, shortVersion } from '@/lib/format';
import type { PublicationPage } from '@/lib/services/get-publication-page';

/** What pressing the button does, in words and for the request. */
export interface Plan {
  readonly modelId: string;
  readonly name: string;
  readonly version: string;
  /** Id of the publication that stands now. */
  readonly seen: string | null;
  readonly isRollBack: boolean;
  /** "Publish and replace d4e5f6a". */
  readonly button: string;
  /** Each thing that happens, as a sentence. */
  readonly consequences: readonly string[];
  /** Of the version that it replaces, whose words the form begins with; null where the words are this version's own or there are none. */
  readonly wordsFrom: string | null;
}

export function planOf({ model, current, last, isRollBack, nToAssess }: PublicationPage): Plan {
  const version = shortVersion(model.version);
  const own = current?.modelId === model.id;
  return {
    ...{ modelId: model.id, name: model.name, version, seen: current?.id ?? null, isRollBack },
    button: buttonWords(current === null ? null : shortVersion(current.version), own, isRollBack),
    consequences: [
      own
        ? `${model.name} ${version} stays published, with this threshold and this intended use from now on.`
        : `Clinicians see ${model.name} ${version} from now on.`,
      ...replaced(model, current, own),
      ...(nToAssess === 0
        ? []
        : [`It assesses ${formatCount(nToAssess, 'patient')} entered for ${model.cohortName}, once.`]),
      'What was decided, by whom and when goes to the audit trail and the publication history.',
    ],
    wordsFrom:
      last === null || last.modelId === model.id || last.intendedUse === '' ? null : shortVersion(last.version),
  };
}

/** Where clinicians stand with this line now. */
export function statusSentence({ model, current }: PublicationPage): string {
  const version = shortVersion(model.version);
  if (current === null) return `Clinicians see no version of ${model.name} now.`;
  const since = `since ${formatDate(current.publishedAt)}, published by ${current.publishedByName}`;
  return current.modelId === model.id
    ? `Clinicians see this version, ${since}.`
    : `Clinicians see version ${shortVersion(current.version)} of ${model.name} ${since}, and not ${version}.`;
}

function buttonWords(current: string | null, own: boolean, isRollBack: boolean): string {
  if (current === null) return 'Publish';
  if (own) return 'Publish the change';
  return isRollBack ? `Roll back from ${current}` : `Publish and replace ${current}`;
}

function replaced(
  { cohortId, cohortName }: PublicationPage['model'],
  current: PublicationPage['current'],
  own: boolean,
) {
  if (current === null || own) return [];
  const version = shortVersion(current.version);
  const gone = `Version ${version} disappears for clinicians at the same moment. A page that is open says which version is in use now; histories and reports keep what ${version} said.`;
  const otherCohort = `Version ${version} was trained on another cohort than ${cohortName}: the patients of that cohort have no version of this model any more.`;
  return current.cohortId === cohortId ? [gone] : [gone, otherCohort];
}
