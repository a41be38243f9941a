import { ExportMenu } from '@/app/components/export-menu';
import { addressOf } from '@/app/components/read-parameter';

const kinds = [
  { label: 'PDF', hint: 'for the record', format: 'pdf' },
  { label: 'Web page', hint: 'one file, works offline', format: 'html' },
  { label: 'Markdown', hint: 'to be completed', format: 'markdown' },
  { label: 'JSON', hint: 'for programs', format: 'json' },
] as const;

/** The model card as a file. */
export function CardMenu({ modelId }: { modelId: string }) {
  const files = kinds.map(({ label, hint, format }) => ({
    ...{ label, hint },
    href: addressOf('/api/reports/model', { model: modelId, format }),
  }));
  return <ExportMenu label="Model card" files={files} />;
}
