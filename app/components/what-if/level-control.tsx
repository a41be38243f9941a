import type { ValueControlProps } from './value-control-props';

/** A list of the levels; "not measured" only where that is or was so. */
export function LevelControl({ feature, value, given, disabled, onChange }: ValueControlProps) {
  if (feature.kind !== 'categorical') return null;
  return (
    <select
      className="control !min-h-8 !py-1 text-[13px]"
      aria-label={feature.label}
      value={Number.isNaN(value) ? '' : String(value)}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.value === '' ? NaN : Number(event.currentTarget.value))}
    >
      {(Number.isNaN(given) || Number.isNaN(value)) && <option value="">not measured</option>}
      {feature.levelLabels.map((label, level) => (
        <option key={level} value={level}>
          {label}
          {level === given ? ' (recorded)' : ''}
        </option>
      ))}
    </select>
  );
}
