-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "hidden_by_id" INTEGER;

-- AlterTable
ALTER TABLE "watches" ADD COLUMN     "active" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "inbox_items" ADD COLUMN     "mailed_at" TIMESTAMPTZ(3);

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_hidden_by_id_fkey" FOREIGN KEY ("hidden_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
