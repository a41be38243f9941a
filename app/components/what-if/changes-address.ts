/** Changes in an address, so that a what-if can be sent to a colleague: `?set=glucose:120&set=smoking:never`. */
import type { Feature } from '@/models/features';
import type { Change } from './changes';

/** The parameter that holds one change; it may stand several times. */
export const changeParameter = 'set';

/** One change as it stands in the address: feature and level by their names in the file, nothing behind the colon for "not measured". */
export function writeChange(features: readonly Feature[], { feature, to }: Change): string {
  const described = features[feature]!;
  const value = Number.isNaN(to) ? '' : described.kind === 'numeric' ? String(to) : described.levels[to]!;
  return `${described.name}:${value}`;
}

/** Feature and value of each entry; what the model does not know or cannot be is left out and counted. */
export function readChanges(
  features: readonly Feature[],
  entries: readonly string[],
): { changes: { feature: number; value: number }[]; nUnknown: number } {
  const read = entries.map((entry) => readChange(features, entry));
  const changes = read.filter((change) => change !== null);
  return { changes, nUnknown: read.length - changes.length };
}

function readChange(features: readonly Feature[], entry: string): { feature: number; value: number } | null {
  // a name may hold a colon itself: the longest name that fits is meant
  const named = features
    .map((feature, position) => ({ feature, position }))
    .filter(({ feature }) => entry.startsWith(`${feature.name}:`))
    .sort((a, b) => b.feature.name.length - a.feature.name.length)[0];
  if (named === undefined) return null;
  const value = readValue(named.feature, entry.slice(named.feature.name.length + 1));
  return value === null ? null : { feature: named.position, value };
}

function readValue(feature: Feature, text: string): number | null {
  if (text === '') return NaN;
  if (feature.kind === 'categorical') {
    const level = feature.levels.indexOf(text);
    return level === -1 ? null : level;
  }
  const value = Number(text);
  if (!Number.isFinite(value)) return null;
  const [low, high] = feature.validRange ?? [-Infinity, Infinity];
  return value >= low && value <= high ? value : null;
}
