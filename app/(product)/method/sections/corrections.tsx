import { DataTable } from '@/app/components/data-table';
import { corrections } from '../corrections';
import { Section } from '../section';

/** What a reader of the paper will find different here. */
export function Corrections() {
  return (
    <Section
      id="corrections"
      below={
        <div className="rounded-card border border-rule bg-panel py-1">
          <DataTable
            caption="Corrections to the paper"
            rows={corrections}
            rowKey={({ about }) => about}
            columns={[
              {
                key: 'about',
                header: 'About',
                className: 'sm:w-[22%]',
                cell: ({ about }) => <span className="font-medium">{about}</span>,
              },
              {
                key: 'paper',
                header: 'The paper',
                className: 'sm:w-[30%]',
                cell: ({ paper }) => <span className="text-soft">{paper}</span>,
              },
              { key: 'here', header: 'Here', cell: ({ here }) => here },
            ]}
          />
        </div>
      }
    >
      <p>
        The method comes from the paper “LogGENE: A smooth alternative to check loss for deep healthcare inference
        tasks”. Its idea stands. Each statement was checked with 50-digit arithmetic, and by simulation where it is
        statistical; where they differ, this is what the software does, so that a comparison with the paper explains
        itself.
      </p>
    </Section>
  );
}
