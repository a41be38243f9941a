CREATE TABLE "publications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"model_id" uuid NOT NULL,
	"threshold" double precision NOT NULL,
	"threshold_basis" jsonb NOT NULL,
	"intended_use" text NOT NULL,
	"replaces" uuid,
	"rollback" boolean DEFAULT false NOT NULL,
	"published_by" uuid,
	"published_by_name" text NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	"ended_by_name" text
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"hint" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_tokens_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "models" DROP CONSTRAINT "models_run_id_unique";--> statement-breakpoint
ALTER TABLE "models" ADD COLUMN "recalibrated_from" uuid;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_model_id_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_replaces_publications_id_fk" FOREIGN KEY ("replaces") REFERENCES "public"."publications"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "publications_by_model" ON "publications" USING btree ("model_id","published_at");--> statement-breakpoint
CREATE UNIQUE INDEX "publications_current_unique" ON "publications" USING btree ("model_id") WHERE "publications"."ended_at" is null;--> statement-breakpoint
ALTER TABLE "models" ADD CONSTRAINT "models_recalibrated_from_models_id_fk" FOREIGN KEY ("recalibrated_from") REFERENCES "public"."models"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "models_run_unique" ON "models" USING btree ("run_id") WHERE "models"."recalibrated_from" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "models_recalibrated_from_unique" ON "models" USING btree ("recalibrated_from");--> statement-breakpoint
INSERT INTO "publications" ("model_id", "threshold", "threshold_basis", "intended_use", "published_by", "published_by_name", "published_at", "ended_at", "end_reason", "ended_by_name")
SELECT m."id", m."threshold", '{"kind": "manual"}'::jsonb, '', m."published_by", coalesce(u."name", 'not known any more'), m."published_at", m."retired_at", CASE WHEN m."retired_at" IS NULL THEN NULL ELSE 'retired' END, CASE WHEN m."retired_at" IS NULL THEN NULL ELSE 'not known any more' END
FROM "models" m LEFT JOIN "users" u ON u."id" = m."published_by"
WHERE m."published_at" IS NOT NULL;
