ALTER TABLE "runs" ADD COLUMN "model_name" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "assemble_attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "assemble_heartbeat_at" timestamp with time zone;