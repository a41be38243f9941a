/** The mark: a risk curve with one patient on it. */
export function Logo() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="size-6">
      <rect width="24" height="24" rx="6" className="fill-accent" />
      <path
        d="M4 18C10 18 11 15 13 12S16 6 20 6"
        fill="none"
        className="stroke-on-accent"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <circle cx="13" cy="12" r="2.6" className="fill-patient stroke-on-accent" strokeWidth="1.4" />
    </svg>
  );
}
