import { describe, expect, it } from 'vitest';
import { reportChanges } from '@/app/(product)/patients/[patientId]/report-changes';
import { changedValues } from '@/lib/cohort/changed-values';
import { fixtureFeatures } from '@/tests/support/report-fixture';

const given = [148, 33.6, NaN, 0.42, 1];
const of = (...entries: string[]) => reportChanges(fixtureFeatures, given, entries);

describe('reportChanges', () => {
  it('gives numbers, levels by their names and null for "not measured", as the service takes them', () => {
    const changes = of('glucose:120', 'pain:4', 'bmi:');
    expect(changes).toEqual({ glucose: 120, pain: '4', bmi: null });
    const values = changedValues(fixtureFeatures, Float64Array.from(given), changes!);
    expect(Array.from(values)).toEqual([120, NaN, NaN, 0.42, 3]);
  });

  it('is null where nothing differs from the record or nothing can be made', () => {
    expect(of()).toBeNull();
    expect(of('glucose:148', 'insulin:', 'pain:2')).toBeNull();
    expect(of('sugar:1', 'pain:sharp')).toBeNull();
    expect(of('glucose:148', 'bmi:30')).toEqual({ bmi: 30 });
    expect(of('glucose:120', 'glucose:148')).toBeNull(); // the last one counts
  });
});
