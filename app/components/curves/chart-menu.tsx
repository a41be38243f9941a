'use client';

import { useState } from 'react';
import { useDisclosure } from '../use-disclosure';
import { chartPng, chartSvg } from './chart-image';

interface ChartMenuProps {
  /** Over the picture, and the start of the file's name. */
  readonly title: string;
}

/** Takes the chart of a card along, as SVG or PNG, to the clipboard or as a file. */
export function ChartMenu({ title }: ChartMenuProps) {
  const { open, toggle, close, holder } = useDisclosure();
  const [said, setSaid] = useState('');
  const take = (button: Element, { said: words, work }: Offer) => {
    const chart = button.closest('article')?.querySelector<SVGSVGElement>('svg.chart');
    close();
    if (!chart) return;
    work(chart, title).then(
      () => setSaid(words),
      () => setSaid('This browser does not allow it here; save the file instead.'),
    );
  };
  return (
    <div ref={holder} className="no-print relative -mr-1.5">
      <button
        type="button"
        aria-label={`Take along the chart of ${title}`}
        aria-expanded={open}
        onClick={toggle}
        className="flex size-5 items-center justify-center rounded text-soft hover:bg-sparse hover:text-ink"
      >
        <svg viewBox="0 0 4 16" aria-hidden="true" className="h-3.5 fill-current">
          <circle cx="2" cy="2" r="1.5" />
          <circle cx="2" cy="8" r="1.5" />
          <circle cx="2" cy="14" r="1.5" />
        </svg>
      </button>
      {open && (
        <ul className="absolute right-0 z-10 mt-1 w-40 rounded-card border border-rule bg-panel p-1 text-[13px] shadow-raised">
          {offers.map((offer) => (
            <li key={offer.label}>
              <button
                type="button"
                onClick={(event) => take(event.currentTarget, offer)}
                className="w-full rounded-md px-2.5 py-1.5 text-left hover:bg-sparse"
              >
                {offer.label}
              </button>
            </li>
          ))}
        </ul>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
    </div>
  );
}

interface Offer {
  readonly label: string;
  /** Read aloud once it is done. */
  readonly said: string;
  readonly work: (chart: SVGSVGElement, title: string) => Promise<void>;
}

const offers: readonly Offer[] = [
  {
    label: 'Copy as SVG',
    said: 'Copied as SVG.',
    work: (chart, title) => navigator.clipboard.writeText(chartSvg(chart, title)),
  },
  {
    label: 'Copy as PNG',
    said: 'Copied as PNG.',
    work: (chart, title) => navigator.clipboard.write([new ClipboardItem({ 'image/png': chartPng(chart, title) })]),
  },
  { label: 'Save as SVG', said: 'Saved as SVG.', work: saveSvg },
  {
    label: 'Save as PNG',
    said: 'Saved as PNG.',
    work: async (chart, title) => save(await chartPng(chart, title), `${title}.png`),
  },
];

function saveSvg(chart: SVGSVGElement, title: string): Promise<void> {
  save(new Blob([chartSvg(chart, title)], { type: 'image/svg+xml' }), `${title}.svg`);
  return Promise.resolve();
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replace(/[^\p{L}\p{N} .,-]/gu, '_');
  link.click();
  URL.revokeObjectURL(address);
}
