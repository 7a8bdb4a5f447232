-- DropIndex
DROP INDEX "users_email_key";

-- DropIndex
DROP INDEX "accounts_issuer_subject_key";

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "claimed_roles" "Role"[] DEFAULT ARRAY[]::"Role"[],
ADD COLUMN     "handle" TEXT NOT NULL,
ALTER COLUMN "email" SET DEFAULT '';

-- AlterTable
ALTER TABLE "accounts" DROP COLUMN "issuer",
DROP COLUMN "subject",
ADD COLUMN     "identity" TEXT NOT NULL;

-- CreateTable
CREATE TABLE "people_events" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "what" TEXT NOT NULL,

    CONSTRAINT "people_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "people_events_user_id_at_idx" ON "people_events"("user_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "users_handle_key" ON "users"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_provider_id_identity_key" ON "accounts"("provider_id", "identity");

-- AddForeignKey
ALTER TABLE "people_events" ADD CONSTRAINT "people_events_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A role for everything is granted once; the unique key above takes two nulls for different.
CREATE UNIQUE INDEX "role_grants_everywhere_key" ON "role_grants"("user_id", "role") WHERE "entry_id" IS NULL;

CREATE TRIGGER people_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON people_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_history();
