import { SampleSize } from '@/app/components/sample-size';
import { Card } from '@/app/components/card';
import { cohortSampleSize } from '@/lib/cohort/cohort-sample-size';
import type { PreviewedColumn } from '@/lib/services/preview-cohort';
import type { ColumnEdits } from './column-edits';

interface SampleSizeCardProps {
  readonly features: readonly PreviewedColumn[];
  readonly edits: ColumnEdits;
  readonly nPatients: number;
  /** `null` before the outcome is chosen. */
  readonly nEvents: number | null;
}

/** Whether the patients suffice for the columns as they are now set. */
export function SampleSizeCard({ features, edits, nPatients, nEvents }: SampleSizeCardProps) {
  const counted = features.flatMap(({ name, nDistinct }) => {
    const kind = edits[name]!.kind;
    return kind === 'leftOut' ? [] : [{ nLevels: kind === 'categorical' ? nDistinct : null }];
  });
  const size = nEvents === null ? null : cohortSampleSize(counted, nPatients, nEvents);
  if (size === null) return null;
  return (
    <Card title="Enough patients?">
      <SampleSize size={size} />
    </Card>
  );
}
