import { listReproductions } from '@/app/api/v1/operations/reproductions';
import { serve } from '@/app/api/v1/serve';

export const GET = serve(listReproductions);
