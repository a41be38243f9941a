import { Card } from '@/app/components/card';

/** Columns of the file that are no feature, and why. */
export function LeftOut({ columns }: { columns: readonly { name: string; reason: string }[] }) {
  if (columns.length === 0) return null;
  return (
    <Card title="Left out at import" description="These columns of the file are not stored.">
      <dl className="divide-y divide-rule">
        {columns.map(({ name, reason }) => (
          <div key={name} className="grid gap-x-6 py-1.5 sm:grid-cols-[minmax(160px,1fr)_3fr]">
            <dt className="font-medium break-all">{name}</dt>
            <dd className="text-soft">{reason}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
