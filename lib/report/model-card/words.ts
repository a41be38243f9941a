/** Small phrases that every format of a card shares. */
import { utcTime } from '../words';
import type { CardItem, ModelCard } from './content';

export const checklistSource =
  'Items of TRIPOD+AI: Collins, Moons, Dhiman et al., BMJ 2024;385:e078378, shortened; D concerns the development of a model, E its evaluation. Filled by the program where it knows the answer.';

export const blankLabel = 'To be filled in by the team';

export function cardNotice({ cohort }: ModelCard): string | null {
  return cohort.simulatedFrom === null
    ? null
    : 'Simulated cohort: no real patient is behind this model, and it may not be used in care.';
}

/** Which model: [name, value]. */
export function cardEntries({ model, cohort }: ModelCard): [string, string][] {
  return [
    ['Model', model.name],
    ['Version (sha256)', model.version],
    ['State', model.state],
    ['Cohort', cohort.name],
    ['Trained', utcTime(model.trainedAt)],
    ['Code version', model.codeVersion],
    ['Data (sha256)', model.dataHash],
  ];
}

/** How far the card is: "31 of 52 items have an answer, 37 have something left for the team". */
export function progressText({ sections }: ModelCard): string {
  const items = sections.flatMap((section) => section.items);
  const nAnswered = items.filter(({ answers, tables }) => answers.length + tables.length > 0).length;
  const nBlank = items.filter(({ blank }) => blank !== null).length;
  return `${nAnswered} of ${items.length} items have an answer from the program; ${nBlank} have something left for the team.`;
}

/** What stands in a blank: nothing where it would only repeat what the item asks. */
export function blankWords({ asks, blank }: CardItem): string {
  return blank === null || blank === asks ? '' : blank;
}
