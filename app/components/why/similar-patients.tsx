'use client';

import { useEffect, useState } from 'react';
import { asSentence, request } from '@/app/forms/request';
import { RiskBar } from '@/lib/charts/risk-bar';
import { formatNumber, formatRisk } from '@/lib/format';
import { valueText } from '@/lib/report/panels/patient';
import type { SimilarPatientRow } from '@/lib/services/list-similar-patients';
import type { Feature } from '@/models/features';
import type { ModelOutline } from '@/models/model-outline';
import { Card } from '../card';
import { DataTable, type Column } from '../data-table';
import { Notice } from '../notice';
import { addressOf } from '../read-parameter';
import { TableLink } from '../table-link';

interface SimilarPatientsProps {
  readonly modelId: string;
  /** Null for somebody who is not in the cohort. */
  readonly patientId: string | null;
  readonly outline: ModelOutline;
  readonly values: readonly number[];
  /** The features worth a column, the most important first. */
  readonly keyFeatures: readonly number[];
}

/** The patients of the cohort most like this one, with what became of them. */
export function SimilarPatients({ modelId, patientId, outline, values, keyFeatures }: SimilarPatientsProps) {
  const { rows, problem } = useSimilar(modelId, patientId, values);
  const nPositive = rows?.filter(({ outcome }) => outcome).length ?? 0;
  return (
    <Card
      padded={false}
      title="Most similar patients of the cohort"
      description={
        rows === null || rows.length === 0
          ? 'By all features together (Gower’s distance): 0 is the same in everything both know, 1 as far apart as the cohort goes.'
          : `${nPositive} of these ${rows.length} ${outline.outcome.positiveMeans}. By all features together (Gower’s distance): 0 is the same in everything both know, 1 as far apart as the cohort goes.`
      }
    >
      {problem !== null && (
        <Notice tone="error" className="m-4">
          {asSentence(problem)}
        </Notice>
      )}
      {rows === null && problem === null && <p className="px-5 py-8 text-center text-soft">Looking for them …</p>}
      {rows !== null && (
        <DataTable
          caption="Most similar patients"
          columns={columnsOf(outline, keyFeatures, modelId)}
          rows={rows}
          rowKey={({ id }) => id}
        />
      )}
    </Card>
  );
}

const settleMs = 200;

function useSimilar(modelId: string, patientId: string | null, values: readonly number[]) {
  const [rows, setRows] = useState<SimilarPatientRow[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const leave = new AbortController();
    const timer = setTimeout(() => {
      request<{ patients: SimilarPatientRow[] }>(`/api/models/${modelId}/similar-patients`, {
        body: {
          values: values.map((value) => (Number.isNaN(value) ? null : value)),
          exceptPatientId: patientId ?? undefined,
        },
        signal: leave.signal,
      }).then(
        ({ patients }) => {
          setRows(patients);
          setProblem(null);
        },
        (error: Error) => leave.signal.aborted || setProblem(error.message),
      );
    }, settleMs);
    return () => {
      clearTimeout(timer);
      leave.abort();
    };
  }, [modelId, patientId, values]);
  return { rows, problem };
}

function columnsOf(
  { features, outcome }: ModelOutline,
  keyFeatures: readonly number[],
  modelId: string,
): Column<SimilarPatientRow>[] {
  return [
    {
      key: 'patient',
      header: 'Patient',
      cell: ({ id, label }) => <TableLink href={addressOf(`/patients/${id}`, { model: modelId })}>{label}</TableLink>,
    },
    { key: 'distance', header: 'Distance', align: 'right', cell: ({ distance }) => formatNumber(distance, 2) },
    {
      key: 'risk',
      header: 'Risk',
      cell: ({ risk }) => (
        <span className="flex items-center gap-2">
          <RiskBar risk={risk} low={risk} high={risk} /> {formatRisk(risk)}
        </span>
      ),
    },
    {
      key: 'outcome',
      header: 'On record',
      cell: (row) => (row.outcome ? <strong>{outcome.positiveMeans}</strong> : outcome.negativeMeans),
    },
    ...keyFeatures.map((feature): Column<SimilarPatientRow> => ({
      key: String(feature),
      header: features[feature]!.label,
      align: 'right',
      cell: ({ values }) => valueWords(features[feature]!, values[feature] ?? null),
    })),
  ];
}

const valueWords = (feature: Feature, value: number | null) =>
  value === null ? 'not measured' : valueText(feature, value);
