import { Button } from '@/app/components/button';
import { asSentence } from '@/app/forms/request';
import type { Doubt } from '@/lib/cohort/doubts';
import type { PreviewedColumn } from '@/lib/services/preview-cohort';
import type { ColumnEdit } from './column-edits';

interface ColumnDoubtsProps {
  readonly column: PreviewedColumn;
  readonly edit: ColumnEdit;
  /** Why the column may tell the outcome itself. */
  readonly leak: string | null;
  readonly onChange: (change: Partial<ColumnEdit>) => void;
}

/** What to look at in a column, each with the mend one press away; what was mended is gone. */
export function ColumnDoubts({ column, edit, leak, onChange }: ColumnDoubtsProps) {
  const doubts = edit.kind === 'numeric' ? column.doubts.filter((doubt) => isOpen(doubt, edit)) : [];
  if (doubts.length === 0 && leak === null) return null;
  return (
    <ul className="mt-1 space-y-1.5 text-[12.5px]">
      {leak !== null && (
        <Remark sentence={leak} mend="Leave it out" of={column.name} onMend={() => onChange({ kind: 'leftOut' })} />
      )}
      {doubts.map(({ sentence, mend }) => (
        <Remark
          key={sentence}
          sentence={sentence}
          of={column.name}
          mend={
            mend === null
              ? null
              : 'zeroMeansMissing' in mend
                ? 'Count zero as missing'
                : `Count ${mend.missingValues.join(', ')} as missing`
          }
          onMend={() => mend !== null && onChange(changeOf(mend, edit))}
        />
      ))}
    </ul>
  );
}

interface RemarkProps {
  readonly sentence: string;
  readonly mend: string | null;
  readonly of: string;
  readonly onMend: () => void;
}

function Remark({ sentence, mend, of, onMend }: RemarkProps) {
  return (
    <li className="text-warning">
      <span aria-hidden="true" className="mr-1 font-bold">
        !
      </span>
      {asSentence(sentence.charAt(0).toUpperCase() + sentence.slice(1))}{' '}
      {mend !== null && (
        <Button size="small" className="ml-1" aria-label={`${mend} in ${of}`} onClick={onMend}>
          {mend}
        </Button>
      )}
    </li>
  );
}

function changeOf(mend: NonNullable<Doubt['mend']>, edit: ColumnEdit): Partial<ColumnEdit> {
  if ('zeroMeansMissing' in mend) return { zeroMeansMissing: true };
  return { missingValues: [edit.missingValues.trim(), ...mend.missingValues].filter((part) => part !== '').join(', ') };
}

function isOpen({ mend }: Doubt, edit: ColumnEdit): boolean {
  if (mend === null) return true;
  if ('zeroMeansMissing' in mend) return !edit.zeroMeansMissing;
  const given = edit.missingValues.split(',').map((part) => part.trim());
  return !mend.missingValues.every((value) => given.includes(value));
}
