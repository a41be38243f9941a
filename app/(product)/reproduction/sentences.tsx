/** Sentences under a small heading. */
export function Sentences({ title, sentences }: { title: string; sentences: readonly string[] }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1 font-semibold">{title}</h3>
      <ul className="max-w-[80ch] list-disc space-y-1 pl-5 text-[13px] text-soft">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
