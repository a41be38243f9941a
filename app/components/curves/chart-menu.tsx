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
  const take = (words: string, work: (chart: SVGSVGElement) => Promise<void>) => () => {
    const chart = holder.current?.closest('article')?.querySelector<SVGSVGElement>('svg.chart');
    if (!chart) return;
    work(chart).then(
      () => setSaid(words),
      () => setSaid('This browser does not allow it here; save the file instead.'),
    );
    close();
  };
  const offers: [string, () => void][] = [
    ['Copy as SVG', take('Copied as SVG.', (chart) => navigator.clipboard.writeText(chartSvg(chart, title)))],
    ['Copy as PNG', take('Copied as PNG.', (chart) => copyPng(chart, title))],
    ['Save as SVG', take('Saved as SVG.', (chart) => saveSvg(chart, title))],
    ['Save as PNG', take('Saved as PNG.', async (chart) => save(await chartPng(chart, title), `${title}.png`))],
  ];
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
          {offers.map(([label, onClick]) => (
            <li key={label}>
              <button
                type="button"
                onClick={onClick}
                className="w-full rounded-md px-2.5 py-1.5 text-left hover:bg-sparse"
              >
                {label}
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

const copyPng = (chart: SVGSVGElement, title: string): Promise<void> =>
  navigator.clipboard.write([new ClipboardItem({ 'image/png': chartPng(chart, title) })]);

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
