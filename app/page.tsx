import { redirect } from 'next/navigation';

/** The patients are where work begins. */
export default function HomePage(): never {
  redirect('/patients');
}
