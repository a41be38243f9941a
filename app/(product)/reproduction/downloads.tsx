import { Button } from '@/app/components/button';
import { addressOf } from '@/app/components/read-parameter';
import type { ReproductionFormat } from '@/lib/reproduction/render/render';
import { targetNames, type ReproducibleTarget } from '@/lib/reproduction/reproduction';

const labels: Readonly<Record<ReproductionFormat, string>> = {
  markdown: 'Markdown',
  csv: 'CSV',
  svg: 'SVG',
  json: 'JSON',
};

/** The same as files. */
export function Downloads({ target, formats }: { target: ReproducibleTarget; formats: readonly ReproductionFormat[] }) {
  return (
    <div role="group" aria-label={`${targetNames[target]} as a file`} className="no-print mt-5 flex flex-wrap gap-2">
      {formats.map((format) => (
        <Button key={format} href={addressOf('/api/reports/reproduction', { target, format })}>
          {labels[format]}
        </Button>
      ))}
    </div>
  );
}
