CREATE TABLE "file_folders" (
	"position" integer PRIMARY KEY NOT NULL,
	"folder_id" uuid NOT NULL
);
