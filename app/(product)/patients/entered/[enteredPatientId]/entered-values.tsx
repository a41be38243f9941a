import { Card } from '@/app/components/card';
import { formatQuantity } from '@/lib/format';
import { valueText } from '@/lib/report/panels/patient';
import { findOtherUnit } from '@/lib/units/other-unit';
import type { Feature } from '@/models/features';

/** The values as the model takes them, and in the other usual unit. */
export function EnteredValues({ features, values }: { features: readonly Feature[]; values: readonly number[] }) {
  return (
    <Card title="Values as entered" className="mt-5">
      <dl className="grid gap-x-8 gap-y-1.5 text-[13px] sm:grid-cols-2 lg:grid-cols-3">
        {features.map((feature, position) => (
          <div key={feature.name} className="flex min-w-0 justify-between gap-3">
            <dt className="min-w-0 text-soft">{feature.label}</dt>
            <dd className="text-right">
              <Value feature={feature} value={values[position]!} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Value({ feature, value }: { feature: Feature; value: number }) {
  if (Number.isNaN(value)) return <span className="text-faint">not measured</span>;
  const other = findOtherUnit(feature);
  return (
    <>
      {valueText(feature, value)}
      {other !== null && <span className="text-soft"> · {formatQuantity(other.toOther(value), other.other)}</span>}
    </>
  );
}
