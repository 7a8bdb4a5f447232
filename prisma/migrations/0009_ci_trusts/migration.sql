-- DropIndex
DROP INDEX "ci_trusts_name_key";

-- DropIndex
DROP INDEX "ci_trusts_issuer_audience_claim_project_key";

-- AlterTable
ALTER TABLE "ci_trusts" DROP COLUMN "disabled_at",
ADD COLUMN     "created_by" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "ended_by" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "ci_trusts_issuer_project_idx" ON "ci_trusts"("issuer", "project");
