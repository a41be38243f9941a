'use client';

import { useMemo } from 'react';
import { Card } from '@/app/components/card';
import { CurveSection } from '@/app/components/curves/curve-section';
import type { CurveView } from '@/app/components/curves/curve-set';
import { Notice } from '@/app/components/notice';
import { useWhatIf } from '@/app/components/what-if/use-what-if';
import { formatInterval, formatRisk } from '@/lib/format';
import type { PatientView } from '../[patientId]/patient-view';
import { RiskPanel } from '../[patientId]/risk-panel';
import { shareBelow } from '../[patientId]/share-below';
import { LevelEntry } from './level-entry';
import { NumberEntry } from './number-entry';
import { SaveBar, type SavedPatient } from './save-bar';
import { useEntries } from './use-entries';

interface EntryBoardProps {
  /** What the model says of somebody of whom nothing is known: where the form begins. */
  readonly blank: PatientView;
  readonly initialCurveView: CurveView;
  /** Values that stand in the fields at the start, as an address writes them. */
  readonly initialValues: readonly string[];
  /** The patient that is corrected; null for a new one. */
  readonly saved: SavedPatient | null;
}

/** The form of a patient's values, and beside it what the model says of them, at every stroke. */
export function EntryBoard({ blank, initialCurveView, initialValues, saved }: EntryBoardProps) {
  const { features, summaries } = blank.outline;
  const session = useWhatIf({
    modelId: blank.model.id,
    patientId: null,
    features,
    given: blank.values,
    initialChanges: initialValues,
    measures: true,
  });
  const { answer, values, set } = session;
  const { entries, setEntry, clear, faulty } = useEntries(features, values);
  const now = useMemo((): PatientView | null => {
    if (answer === null) return null;
    const { assessment } = answer;
    const curves = [...answer.curves].sort((a, b) => b.swing - a.swing || a.feature - b.feature);
    return { ...blank, values, assessment, curves, shareBelow: shareBelow(blank.riskQuantiles, assessment.risk) };
  }, [answer, blank, values]);
  const nMeasured = values.filter((value) => !Number.isNaN(value)).length;
  const discard = () => {
    session.reset();
    clear();
  };
  return (
    <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_336px] lg:gap-6">
      <Card
        title="Values"
        description={`${nMeasured} of ${features.length} measured. Leave empty what was not measured.`}
        className="self-start"
      >
        {session.problem !== null && (
          <Notice tone="error" className="mb-4">
            {session.problem}
          </Notice>
        )}
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
          {features.map((feature, position) =>
            feature.kind === 'numeric' ? (
              <NumberEntry
                key={feature.name}
                feature={feature}
                summary={summaries[position]!}
                entry={entries[position]!}
                value={values[position]!}
                onEntry={(entry, value) => {
                  setEntry(position, entry);
                  set(position, value);
                }}
              />
            ) : (
              <LevelEntry
                key={feature.name}
                feature={feature}
                summary={summaries[position]!}
                value={values[position]!}
                onValue={(value) => set(position, value)}
              />
            ),
          )}
        </div>
        <SaveBar modelId={blank.model.id} saved={saved} values={values} faulty={faulty} onDiscard={discard} />
      </Card>
      <div className="lg:row-span-2">
        {now === null ? (
          <NothingYet waiting={session.state === 'waiting'} />
        ) : (
          <RiskPanel view={now} shown={now} values={values} />
        )}
      </div>
      {now !== null && (
        <div className="min-w-0">
          <CurveSection
            title="What carries this risk"
            initialView={initialCurveView}
            outline={blank.outline}
            assessment={now.assessment}
            curves={now.curves}
          />
        </div>
      )}
      {now !== null && <PhoneRisk view={now} />}
    </div>
  );
}

function NothingYet({ waiting }: { waiting: boolean }) {
  return (
    <section aria-label="Risk" className="rounded-card border border-dashed border-edge/60 px-5 py-6">
      <p className="text-[15px] font-semibold">{waiting ? 'The model is on its way.' : 'No value entered yet.'}</p>
      <p className="mt-1 text-[13px] text-soft">
        The risk stands here with the first value, and follows every other one. It is computed in this browser: nothing
        is stored before you save.
      </p>
    </section>
  );
}

/** On a phone the panel lies below the form: its number stays in sight. */
function PhoneRisk({ view: { assessment } }: { view: PatientView }) {
  return (
    <p
      aria-hidden="true"
      className="no-print sticky bottom-3 z-20 flex items-baseline gap-2 justify-self-end rounded-full border border-rule bg-panel px-4 py-2 shadow-raised lg:hidden"
    >
      <strong className="text-[19px] font-semibold">{formatRisk(assessment.risk)}</strong>
      <span className="text-[13px] text-soft">{formatInterval(assessment.riskLow, assessment.riskHigh)}</span>
    </p>
  );
}
