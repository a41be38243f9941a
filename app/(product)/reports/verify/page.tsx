import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { Field } from '@/app/components/field';
import { Notice } from '@/app/components/notice';
import { PageHeader } from '@/app/components/page-header';
import { readParameter, type SearchParameters } from '@/app/components/read-parameter';
import { TextInput } from '@/app/components/text-input';
import { asSentence } from '@/app/forms/request';
import type { KnownReport } from '@/db/queries/reports';
import { requireUser } from '@/lib/auth/require-user';
import { RiskcurveError } from '@/lib/errors';
import { getApplication } from '@/lib/open-application';
import { verifyReport } from '@/lib/services/verify-report';
import type { Metadata } from 'next';
import Form from 'next/form';
import { FileCheck } from './file-check';
import { KnownReports } from './known-reports';

export const metadata: Metadata = { title: 'Verify a report' };

/** Whether a report was issued here, by the code on its foot or by the file itself. */
export default async function VerifyPage({ searchParams }: { searchParams: Promise<SearchParameters> }) {
  await requireUser();
  const code = readParameter(await searchParams, 'code');
  const found = code === undefined ? null : await lookUp(code);
  return (
    <>
      <PageHeader title="Verify a report">
        Every exported report and model card carries an identifier and a hash of its content. Here you see whether a
        file was issued by this server and whether it is unchanged.
      </PageHeader>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Card
          title="By its code"
          description="Printed at the foot of the report or model card; in a CSV file in its first rows."
        >
          <Form action="/reports/verify" className="flex flex-col gap-4">
            <Field
              label="Identifier or content hash"
              hint="36 signs with hyphens, or 64 hexadecimal digits"
              error={found?.error === undefined ? undefined : asSentence(found.error)}
            >
              <TextInput
                name="code"
                defaultValue={code}
                required
                autoComplete="off"
                spellCheck={false}
                maxLength={200}
              />
            </Field>
            <div>
              <Button type="submit" variant="primary">
                Look up
              </Button>
            </div>
          </Form>
          {found?.known !== undefined && <LookUpResult known={found.known} />}
        </Card>
        <Card title="By its file" description="A report or a model card, exactly as it was exported. It is not stored.">
          <FileCheck />
        </Card>
      </div>
    </>
  );
}

function LookUpResult({ known }: { known: readonly KnownReport[] }) {
  return (
    <div className="mt-5">
      {known.length === 0 ? (
        <Notice tone="warning" title="Not known here.">
          This server has issued no report with this code.
        </Notice>
      ) : (
        <>
          <Notice tone="success" title="Issued by this server." className="mb-3">
            Compare what stands below with the report that you hold; check its file to see that nothing in it was
            changed.
          </Notice>
          <KnownReports known={known} />
        </>
      )}
    </div>
  );
}

async function lookUp(code: string): Promise<{ known?: readonly KnownReport[]; error?: string }> {
  try {
    return { known: await verifyReport(await getApplication(), { code }) };
  } catch (error) {
    if (error instanceof RiskcurveError) return { error: error.message };
    throw error;
  }
}
