import { nInHundred } from '../format';

export interface IconArrayGeometry {
  readonly width: number;
  readonly height: number;
  readonly icons: readonly {
    readonly x: number;
    readonly y: number;
    readonly kind: 'expected' | 'possible' | 'none';
  }[];
}

const perRow = 20;
const pitch = 14;

/** A hundred icons, five rows of twenty: as many as the risk, then up to the interval's end, then the rest. Pure. */
export function iconArrayGeometry(risk: number, riskHigh: number): IconArrayGeometry {
  const expected = nInHundred(risk);
  const possible = Math.max(expected, nInHundred(riskHigh));
  return {
    width: perRow * pitch - 3,
    height: (100 / perRow) * pitch - 3,
    icons: Array.from({ length: 100 }, (_, index) => ({
      x: (index % perRow) * pitch + 5.5,
      y: Math.floor(index / perRow) * pitch + 5.5,
      kind: index < expected ? 'expected' : index < possible ? 'possible' : 'none',
    })),
  };
}

const look = { expected: 'fill-patient', possible: 'icon-possible', none: 'fill-rule' };

/** "N of 100" as a picture, with its key. Those up to the interval's end carry a ring, so that colour is not the only sign. */
export function IconArray({ risk, riskHigh, description }: { risk: number; riskHigh: number; description: string }) {
  const { width, height, icons } = iconArrayGeometry(risk, riskHigh);
  return (
    <figure>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={description} className="block w-full">
        {icons.map((icon) => (
          <circle
            key={`${icon.x} ${icon.y}`}
            cx={icon.x}
            cy={icon.y}
            r={icon.kind === 'possible' ? 4.6 : 5.5}
            className={look[icon.kind]}
          />
        ))}
      </svg>
      <figcaption className="mt-2 flex flex-wrap gap-x-4 text-[12px] text-soft">
        <Key look="fill-patient" words="expected" />
        <Key look="icon-possible" words="up to the interval’s end" />
      </figcaption>
    </figure>
  );
}

function Key({ look: classes, words }: { look: string; words: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg viewBox="0 0 11 11" aria-hidden="true" className="size-2.5">
        <circle cx="5.5" cy="5.5" r="4.6" className={classes} />
      </svg>
      {words}
    </span>
  );
}
