import { listPublications } from '@/app/api/v1/operations/publications';
import { serve } from '@/app/api/v1/serve';

export const GET = serve(listPublications);
