import { exportNewReport } from '@/app/api/v1/operations/reports';
import { serve } from '@/app/api/v1/serve';

export const POST = serve(exportNewReport);
