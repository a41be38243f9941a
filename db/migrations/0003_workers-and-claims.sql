CREATE TABLE "workers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"machine" text NOT NULL,
	"process_id" integer NOT NULL,
	"engine" jsonb,
	"unable" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "engine_kind" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "assemble_claim_id" uuid;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "assemble_worker_id" uuid;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "assemble_losses" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shards" ADD COLUMN "losses" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shards" ADD COLUMN "claim_id" uuid;--> statement-breakpoint
ALTER TABLE "shards" ADD COLUMN "worker_id" uuid;--> statement-breakpoint
ALTER TABLE "shards" ADD COLUMN "taken_at" timestamp with time zone;