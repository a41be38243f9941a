import { Button } from '@/app/components/button';
import { Notice } from '@/app/components/notice';
import { asSentence } from '@/app/forms/request';
import { formatMean, sayEvidence } from '@/lib/cohort/polarity/evidence';
import { sayValues, type PolarityWarning } from '@/lib/cohort/polarity/polarity-warning';
import type { OutcomeEdit } from './outcome-fields';

interface PolarityNoticeProps {
  readonly warning: PolarityWarning;
  readonly outcome: OutcomeEdit;
  readonly onChange: (outcome: OutcomeEdit) => void;
}

/** An outcome that is the wrong way round: how one sees it, and both ways to mend it, one press each. */
export function PolarityNotice({ warning, outcome, onChange }: PolarityNoticeProps) {
  const { kind, known, title, evidence, swappedValues, trueWords } = warning;
  const values = sayValues(outcome);
  return (
    <Notice tone={kind === 'inverted' ? 'error' : 'warning'} title={asSentence(title)}>
      <p className="mt-1 max-w-[80ch]">
        {kind === 'inverted'
          ? `Your words say the opposite: “${outcome.positiveMeans.trim()}”. A model trained on this would give a high risk to those who in truth have a low one.`
          : 'Say so in the words for positive, or count the other value.'}{' '}
        {evidence.length === 0
          ? `This is the file of “${known.title}”, whose source says so.`
          : `It shows when the file is laid beside “${known.title}”, where it is known who is who:`}
      </p>
      {evidence.length > 0 && <Evidence warning={warning} values={values} />}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          variant={kind === 'inverted' ? 'primary' : 'secondary'}
          onClick={() => onChange({ ...outcome, positiveValues: swappedValues })}
        >
          Count {sayValues({ name: outcome.name, positiveValues: swappedValues })} as positive
        </Button>
        <Button className="whitespace-normal! text-left" onClick={() => onChange({ ...outcome, ...trueWords })}>
          Keep {values}, and say: positive means “{shorten(trueWords.positiveMeans)}”
        </Button>
      </div>
    </Notice>
  );
}

function Evidence({ warning, values }: { warning: PolarityWarning; values: string }) {
  const { evidence, trueWords } = warning;
  const there = [trueWords.positiveMeans, trueWords.negativeMeans].map(shorten);
  const heads = ['Mean of', `here, ${values}`, 'here, the rest', `there, who ${there[0]}`, `there, who ${there[1]}`];
  return (
    <>
      <ul className="mt-2 list-disc space-y-1 pl-4 text-[13px] sm:hidden">
        {evidence.map((each) => (
          <li key={each.name}>{asSentence(sayEvidence(each, values))}</li>
        ))}
      </ul>
      <table className="mt-2 border-collapse text-left text-[13px] max-sm:hidden">
        <caption className="sr-only">This file beside a known cohort</caption>
        <thead>
          <tr className="border-b border-rule text-soft">
            {heads.map((head) => (
              <th key={head} scope="col" className="max-w-44 py-1 pr-5 align-bottom font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-rule">
          {evidence.map(({ name, label, unit, here, there: known }) => (
            <tr key={name}>
              <th scope="row" className="py-1 pr-5 font-normal">
                {label}
                {unit === null ? '' : `, ${unit}`}
              </th>
              {[...here, ...known].map((mean, index) => (
                <td key={index} className="py-1 pr-5">
                  {formatMean(mean)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Without what stands in brackets. */
function shorten(words: string): string {
  return words.replace(/\s*\([^)]*\)$/, '');
}
