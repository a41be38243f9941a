import { exportCard } from '@/app/api/v1/operations/reports';
import { serve } from '@/app/api/v1/serve';

export const GET = serve(exportCard);
