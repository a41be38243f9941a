import { Badge, type Tone } from '@/app/components/badge';
import { errorsOf } from '@/app/api/v1/document';
import { createComponents } from '@/app/api/v1/json-schema';
import type { Operation } from '@/app/api/v1/operation';
import { statusOf } from '@/lib/errors';
import { Code } from './code';
import { curlOf, jsonOf, pythonOf } from './snippets';

const tones: Record<Operation['method'], Tone> = { GET: 'info', POST: 'success', DELETE: 'warning' };

/** One operation: what it does at a glance, how to call it when it is opened. */
export function OperationEntry({ operation, address }: { operation: Operation; address: string }) {
  const { method, path, summary, description, scope } = operation;
  return (
    <details id={operation.id} className="group border-t border-rule first:border-t-0">
      <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-3 hover:bg-sparse/60 sm:px-5">
        <span aria-hidden="true" className="text-mark transition-transform group-open:rotate-90">
          ›
        </span>
        <span className="w-16 shrink-0">
          <Badge tone={tones[method]}>{method}</Badge>
        </span>
        <span className="min-w-0 flex-1 basis-72">
          <span className="block">{summary}</span>
          <span className="block font-mono text-[12.5px] break-all text-soft">/api/v1{path}</span>
        </span>
        <span className="font-mono text-[12.5px] text-soft">{scope ?? 'any token'}</span>
      </summary>
      <div className="space-y-3 px-4 pb-5 sm:px-5">
        {description !== undefined && <p className="max-w-[80ch]">{description.replaceAll('`', '')}</p>}
        <Parameters operation={operation} />
        <Code label={`${summary}: curl`} title="curl">
          {curlOf(operation, address)}
        </Code>
        <Code label={`${summary}: Python`} title="Python">
          {pythonOf(operation)}
        </Code>
        <Answer operation={operation} />
      </div>
    </details>
  );
}

function Parameters({ operation: { params, query } }: { operation: Operation }) {
  const { inline } = createComponents();
  const properties = [params, query].flatMap((schema) =>
    schema === undefined ? [] : Object.entries(inline(schema).properties ?? {}),
  );
  if (properties.length === 0) return null;
  return (
    <dl className="grid gap-x-4 gap-y-1 text-[13px] sm:grid-cols-[max-content_1fr]">
      {properties.map(([name, { description, enum: values, default: otherwise }]) => (
        <div key={name} className="contents">
          <dt className="font-mono text-[12.5px]">{name}</dt>
          <dd className="text-soft">
            {description?.replaceAll('`', '')}
            {Array.isArray(values) && ` One of ${values.join(', ')}.`}
            {otherwise !== undefined && ` Where it is left out: ${JSON.stringify(otherwise)}.`}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Answer({ operation }: { operation: Operation }) {
  const { answer, status } = operation;
  const refusals = errorsOf(operation).map((kind) => `${statusOf(kind)} ${kind}`);
  return (
    <>
      {answer.kind === 'json' ? (
        <Code label={`${operation.summary}: the answer`} title={`Answer (${status})`}>
          {jsonOf(answer.example)}
        </Code>
      ) : (
        <p className="text-[13px] text-soft">
          Answers with a file: {answer.contentTypes.map((type) => type.split(';')[0]).join(', ')}.
        </p>
      )}
      <p className="text-[13px] text-soft">Refused with {refusals.join(', ')}.</p>
    </>
  );
}
