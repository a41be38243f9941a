'use client';

import { useCallback, useState } from 'react';
import { findOtherUnit } from '@/lib/units/other-unit';
import type { Feature } from '@/models/features';
import { readEntry, writeEntry, type Entry } from './entry';

/** What stands in the fields of the numbers, by the position of the feature. */
export function useEntries(features: readonly Feature[], values: readonly number[]) {
  const start = () => features.map((feature, position) => writeEntry(values[position]!, findOtherUnit(feature), false));
  const [entries, setEntries] = useState<readonly Entry[]>(start);
  return {
    entries,
    setEntry: useCallback((position: number, entry: Entry) => setEntries((before) => before.with(position, entry)), []),
    clear: useCallback(() => setEntries((before) => before.map((entry) => ({ ...entry, text: '' }))), []),
    /** Labels of the features whose field holds what cannot be. */
    faulty: features.flatMap((feature, position) => {
      if (feature.kind !== 'numeric') return [];
      return readEntry(feature, findOtherUnit(feature), entries[position]!).problem === null ? [] : [feature.label];
    }),
  };
}
