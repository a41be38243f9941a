import { readChanges } from '@/app/components/what-if/changes-address';
import type { Feature } from '@/models/features';

/**
 * The changes of the page's address as the report's address takes them: a number, a level by its name, null for "not measured". Null
 * where nothing differs from the record; what the model does not know is left out, as the page leaves it out.
 */
export function reportChanges(
  features: readonly Feature[],
  given: readonly number[],
  entries: readonly string[],
): Record<string, string | number | null> | null {
  const latest = new Map(readChanges(features, entries).changes.map(({ feature, value }) => [feature, value]));
  const changed = [...latest].filter(([feature, value]) => !Object.is(given[feature], value));
  if (changed.length === 0) return null;
  return Object.fromEntries(
    changed.map(([feature, value]) => [features[feature]!.name, told(features[feature]!, value)]),
  );
}

function told(feature: Feature, value: number): string | number | null {
  if (Number.isNaN(value)) return null;
  return feature.kind === 'numeric' ? value : feature.levels[value]!;
}
