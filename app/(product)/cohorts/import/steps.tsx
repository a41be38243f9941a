/** Where one is in a flow of a few steps. */
export function Steps({ names, current }: { names: readonly string[]; current: number }) {
  return (
    <ol aria-label="Steps" className="mb-5 flex flex-wrap gap-x-6 gap-y-2">
      {names.map((name, index) => (
        <li
          key={name}
          aria-current={index === current ? 'step' : undefined}
          className={`flex items-center gap-2 ${index === current ? 'font-semibold' : 'text-soft'}`}
        >
          <span
            aria-hidden="true"
            className={`flex size-6 items-center justify-center rounded-full text-[12px] font-semibold ${index <= current ? 'bg-accent text-on-accent' : 'border border-edge'}`}
          >
            {index < current ? '✓' : index + 1}
          </span>
          {name}
          {index < current && <span className="sr-only">, done</span>}
        </li>
      ))}
    </ol>
  );
}
