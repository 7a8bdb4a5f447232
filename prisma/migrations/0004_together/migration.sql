-- CreateEnum
CREATE TYPE "Digest" AS ENUM ('none', 'daily', 'weekly');

-- CreateEnum
CREATE TYPE "ReviewAnswer" AS ENUM ('still_true', 'changed', 'not_me');

-- AlterTable
ALTER TABLE "entries" ADD COLUMN     "review_every_days" INTEGER;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "digest" "Digest" NOT NULL DEFAULT 'none',
ADD COLUMN     "digest_sent_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "saved_views" ADD COLUMN     "is_default" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ALTER COLUMN "user_id" SET NOT NULL;

-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "hidden_at" TIMESTAMPTZ(3),
ADD COLUMN     "reply_to_id" INTEGER,
ADD COLUMN     "resolved_by_id" INTEGER,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "watches" ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "inbox_items" ADD COLUMN     "key" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "review_requests" ADD COLUMN     "answered_by_id" INTEGER,
ADD COLUMN     "asked_by_id" INTEGER,
ADD COLUMN     "change_set_id" INTEGER,
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
DROP COLUMN "answer",
ADD COLUMN     "answer" "ReviewAnswer";

-- AlterTable
ALTER TABLE "data_version" ADD COLUMN     "talk" BIGINT NOT NULL DEFAULT 1;

-- CreateIndex
CREATE UNIQUE INDEX "inbox_items_user_id_key_key" ON "inbox_items"("user_id", "key");

-- CreateIndex
CREATE INDEX "review_requests_entry_id_answered_at_idx" ON "review_requests"("entry_id", "answered_at");

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_resolved_by_id_fkey" FOREIGN KEY ("resolved_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_reply_to_id_fkey" FOREIGN KEY ("reply_to_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_requests" ADD CONSTRAINT "review_requests_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_requests" ADD CONSTRAINT "review_requests_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- At most one view a table opens with, and of those with one name at most one that everybody sees.
CREATE UNIQUE INDEX saved_views_one_default ON saved_views ("table") WHERE is_default;
CREATE UNIQUE INDEX saved_views_shared_slug ON saved_views ("table", slug) WHERE shared;
ALTER TABLE saved_views ADD CONSTRAINT saved_views_default_is_shared CHECK (shared OR NOT (is_default OR locked));

-- Nobody is asked the same again while the question is open.
CREATE UNIQUE INDEX review_requests_once ON review_requests (entry_id, field, coalesce(person_id, 0)) WHERE answered_at IS NULL;
ALTER TABLE review_requests ADD CONSTRAINT review_requests_answered CHECK ((answer IS NULL) = (answered_at IS NULL));

ALTER TABLE entries ADD CONSTRAINT entries_review_every CHECK (review_every_days BETWEEN 1 AND 3650);
ALTER TABLE comments ADD CONSTRAINT comments_body CHECK (length(body) BETWEEN 1 AND 20000);
