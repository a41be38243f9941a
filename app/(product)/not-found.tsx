import { NothingHere } from '../components/nothing-here';

/** Within the frame: what an address names does not exist, or not for this person. */
export default function ProductNotFoundPage() {
  return <NothingHere />;
}
