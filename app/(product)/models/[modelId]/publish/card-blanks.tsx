import { Card } from '@/app/components/card';
import { formatCount } from '@/lib/format';
import type { PublicationPage } from '@/lib/services/get-publication-page';
import { CardMenu } from '../card-menu';

/** The model card: the files, and what the team still has to write in it. */
export function CardBlanks({ modelId, blanks }: { modelId: string; blanks: PublicationPage['blanks'] }) {
  return (
    <Card
      title="Model card"
      description="The items of TRIPOD+AI, filled where the program knows the answer. The Markdown file is for completing it."
      actions={<CardMenu modelId={modelId} />}
    >
      <details className="text-[13px]">
        <summary className="w-fit rounded font-medium">
          {formatCount(blanks.length, 'item')} left for the team to write
        </summary>
        <ul className="mt-2 grid max-h-72 gap-1.5 overflow-y-auto pr-2">
          {blanks.map(({ item, topic, blank }) => (
            <li key={item} className="grid grid-cols-[34px_minmax(0,1fr)] gap-2">
              <span className="text-soft">{item}</span>
              <span>
                {topic}
                <span className="block text-[12.5px] text-soft">{blank}</span>
              </span>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}
