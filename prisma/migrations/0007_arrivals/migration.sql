-- AlterTable
ALTER TABLE "image_contents" ADD COLUMN     "mounted" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "builds" ADD COLUMN     "config_digest" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "gone_at" TIMESTAMPTZ(3),
ADD COLUMN     "os" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "received_at" TIMESTAMPTZ(3),
ADD COLUMN     "reported_tag" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "resolved_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "publications" ADD COLUMN     "via" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "webhook_sources" ADD COLUMN     "registry_password" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "registry_user" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "trusted_hosts" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "repository_rules" ADD COLUMN     "sweep_fault" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "swept_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "event" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "lease" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "leased_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "site_reports" ADD COLUMN     "by" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "test_runs" ADD COLUMN     "by" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "ci_url" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "dialect" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "properties" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "test_cases" ADD COLUMN     "attachments" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "flaky" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "known_issues" ADD COLUMN     "by" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "build_referrers" (
    "build_id" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "artifact_type" TEXT NOT NULL DEFAULT '',
    "size_bytes" BIGINT NOT NULL DEFAULT 0,
    "annotations" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "build_referrers_pkey" PRIMARY KEY ("build_id","digest")
);

-- CreateTable
CREATE TABLE "unmapped_repositories" (
    "source_id" INTEGER NOT NULL,
    "repository" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unmapped_repositories_pkey" PRIMARY KEY ("source_id","repository")
);

-- CreateTable
CREATE TABLE "publication_lists" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "publication_lists_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ci_trusts" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "claim" TEXT NOT NULL,
    "project" TEXT NOT NULL,
    "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "ci_trusts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "publication_lists_name_key" ON "publication_lists"("name");

-- CreateIndex
CREATE UNIQUE INDEX "ci_trusts_name_key" ON "ci_trusts"("name");

-- CreateIndex
CREATE UNIQUE INDEX "ci_trusts_issuer_audience_claim_project_key" ON "ci_trusts"("issuer", "audience", "claim", "project");

-- CreateIndex
CREATE INDEX "deliveries_source_id_received_at_idx" ON "deliveries"("source_id", "received_at" DESC);

-- CreateIndex
CREATE INDEX "known_issues_case_name_idx" ON "known_issues"("case_name");

-- AddForeignKey
ALTER TABLE "build_referrers" ADD CONSTRAINT "build_referrers_build_id_fkey" FOREIGN KEY ("build_id") REFERENCES "builds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unmapped_repositories" ADD CONSTRAINT "unmapped_repositories_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "webhook_sources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_issues" ADD CONSTRAINT "known_issues_suite_id_fkey" FOREIGN KEY ("suite_id") REFERENCES "test_suites"("id") ON DELETE CASCADE ON UPDATE CASCADE;
