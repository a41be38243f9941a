import { sections } from './section-list';

/** Links to the sections. */
export function Contents() {
  return (
    <nav aria-label="On this page" className="rounded-card border border-rule bg-panel p-4 sm:p-5">
      <h2 className="mb-2 text-[15px] font-semibold">For the analyst</h2>
      <ol className="list-decimal space-y-0.5 pl-5 text-[13.5px] text-soft marker:text-faint">
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`} className="inline-block py-0.5 text-accent hover:underline">
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
