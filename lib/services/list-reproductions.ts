import type { Application } from '../application';
import { readReproductions, type StoredReproductions } from '../reproduction/store';

/** The newest reproduction of each table and figure that the command has left in the data folder. */
export function listReproductions(app: Pick<Application, 'environment'>): Promise<StoredReproductions> {
  return readReproductions(app.environment.home);
}
