'use client';

import { useState } from 'react';
import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { DataTable, type Column } from '@/app/components/data-table';
import { Field } from '@/app/components/field';
import { Select } from '@/app/components/select';
import { predictionHeader, predictionLine, predictionRow } from '@/lib/cli/prediction-csv';
import { RiskBar } from '@/lib/charts/risk-bar';
import { formatCount, formatInterval, formatRisk } from '@/lib/format';
import type { PatientPrediction } from '@/lib/services/predict-patients';
import { BatchProblems } from './batch-problems';
import type { BatchResult } from './use-batch';

interface BatchOutcomeProps {
  readonly result: BatchResult;
  readonly threshold: number;
  readonly onAgain: () => void;
}

const shownRows = 100;

const orders = {
  file: { label: 'order of the file', compare: () => 0 },
  highest: {
    label: 'highest risk first',
    compare: (a: PatientPrediction, b: PatientPrediction) => b.assessment.risk - a.assessment.risk,
  },
  lowest: {
    label: 'lowest risk first',
    compare: (a: PatientPrediction, b: PatientPrediction) => a.assessment.risk - b.assessment.risk,
  },
} as const;

/** What came of a file: how many were judged, the problems, the first rows in the order wanted, and all of it to take along. */
export function BatchOutcome({ result, threshold, onAgain }: BatchOutcomeProps) {
  const [order, setOrder] = useState<keyof typeof orders>('highest');
  const { fileName, batch, predictions } = result;
  const sorted = [...predictions].sort(orders[order].compare);
  const nAbove = predictions.filter(({ assessment }) => assessment.risk >= threshold).length;
  return (
    <>
      <BatchProblems problems={batch.problems} />
      <Card
        title={`${formatCount(predictions.length)} of ${formatCount(batch.nRows, 'patient')} judged`}
        description={`${fileName}: ${formatCount(nAbove)} at or above the threshold of ${formatRisk(threshold)}. Nothing is stored: take the CSV along.`}
        padded={false}
        actions={
          <div className="no-print flex flex-wrap items-center gap-2">
            <Field label="Order" hiddenLabel>
              <Select
                className="!w-auto"
                options={Object.entries(orders).map(([value, { label }]) => ({ value, label }))}
                value={order}
                onChange={(event) => setOrder(event.currentTarget.value as keyof typeof orders)}
              />
            </Field>
            <Button onClick={onAgain}>Another file</Button>
            <Button
              variant="primary"
              disabled={predictions.length === 0}
              onClick={() => download(fileName, predictions)}
            >
              Download CSV
            </Button>
          </div>
        }
      >
        <DataTable
          caption={`The first ${shownRows} patients of the file in the order chosen`}
          columns={columnsOf(threshold, predictions[0]?.id !== null && predictions.length > 0)}
          rows={sorted.slice(0, shownRows)}
          rowKey={({ row }) => String(row)}
        />
        {sorted.length > shownRows && (
          <p className="border-t border-rule px-5 py-3 text-[13px] text-soft">
            The first {shownRows} in this order; the CSV holds all {formatCount(sorted.length)}, in the order of the
            file.
          </p>
        )}
      </Card>
    </>
  );
}

function columnsOf(threshold: number, withId: boolean): Column<PatientPrediction>[] {
  return [
    { key: 'row', header: 'Patient', cell: ({ row }) => `row ${row}` },
    ...(withId ? [{ key: 'id', header: 'Id', cell: ({ id }: PatientPrediction) => id }] : []),
    {
      key: 'risk',
      header: 'Risk',
      cell: ({ assessment: { risk, riskLow, riskHigh } }) => (
        <span className="flex flex-wrap items-center gap-x-3 sm:flex-nowrap sm:whitespace-nowrap">
          <span className="min-w-10 font-semibold sm:text-right">{formatRisk(risk)}</span>
          <RiskBar risk={risk} low={riskLow} high={riskHigh} />
          <span className="text-[12.5px] text-soft">{formatInterval(riskLow, riskHigh)}</span>
        </span>
      ),
    },
    {
      key: 'side',
      header: `Threshold ${formatRisk(threshold)}`,
      cell: ({ assessment }) => (assessment.risk >= threshold ? 'at or above' : 'below'),
    },
    {
      key: 'data',
      header: 'Within the data',
      cell: ({ outOfDistribution }) =>
        outOfDistribution ? <span className="text-warning">no: a value beyond the cohort</span> : 'yes',
    },
  ];
}

/** The lines of `riskcurve predict`, as a file of this browser's own. */
function download(fileName: string, predictions: readonly PatientPrediction[]): void {
  const rows = predictions.map(predictionRow);
  const text = predictionHeader('id' in rows[0]!) + rows.map(predictionLine).join('');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = `${fileName.replace(/\.[^.]*$/, '')}-risks.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
