-- CreateEnum
CREATE TYPE "EntryKind" AS ENUM ('package', 'platform', 'site', 'dependency', 'runtime', 'image', 'use_case', 'task', 'question', 'note');

-- CreateEnum
CREATE TYPE "ReviewState" AS ENUM ('to_be_reviewed', 'reviewed', 'not_requested');

-- CreateEnum
CREATE TYPE "Certainty" AS ENUM ('certain', 'likely', 'doubtful', 'hearsay', 'unknown');

-- CreateEnum
CREATE TYPE "ClaimState" AS ENUM ('open', 'current', 'superseded', 'rejected');

-- CreateEnum
CREATE TYPE "RevisionAction" AS ENUM ('create', 'edit', 'trash', 'restore', 'revert');

-- CreateEnum
CREATE TYPE "Flavour" AS ENUM ('uber', 'lightweight', 'runtime', 'developer', 'unknown');

-- CreateEnum
CREATE TYPE "BuildState" AS ENUM ('queued', 'building', 'succeeded', 'failed');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('registry', 'cvmfs', 'sif');

-- CreateEnum
CREATE TYPE "PublicationState" AS ENUM ('pending', 'declared', 'confirmed', 'withdrawn');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('received', 'processed', 'quarantined', 'failed', 'ignored');

-- CreateEnum
CREATE TYPE "Phase" AS ENUM ('build', 'run');

-- CreateEnum
CREATE TYPE "Support" AS ENUM ('supported', 'works', 'doubtful', 'broken', 'unknown');

-- CreateEnum
CREATE TYPE "Upgradable" AS ENUM ('yes', 'likely', 'with_work', 'conditional', 'unlikely', 'no', 'na', 'doubtful', 'unknown');

-- CreateEnum
CREATE TYPE "Existence" AS ENUM ('yes', 'attributed', 'no', 'na', 'doubtful', 'unknown');

-- CreateEnum
CREATE TYPE "Strategy" AS ENUM ('undecided', 'maintain', 'vm', 'container', 'retire');

-- CreateEnum
CREATE TYPE "DependencyKind" AS ENUM ('package', 'library', 'tool', 'service', 'data', 'filesystem', 'licence');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('reader', 'expert', 'site_contact', 'manager', 'admin');

-- CreateEnum
CREATE TYPE "NodeState" AS ENUM ('current', 'planned', 'retiring');

-- CreateEnum
CREATE TYPE "Share" AS ENUM ('all', 'most', 'some', 'few', 'unknown');

-- CreateEnum
CREATE TYPE "OfferState" AS ENUM ('available', 'phasing_out', 'planned', 'none', 'unknown');

-- CreateEnum
CREATE TYPE "VmOffer" AS ENUM ('production', 'not_for_production', 'never', 'unknown');

-- CreateEnum
CREATE TYPE "RuntimeState" AS ENUM ('production', 'testing', 'planned', 'refused', 'unknown');

-- CreateEnum
CREATE TYPE "Tristate" AS ENUM ('yes', 'no', 'unknown');

-- CreateEnum
CREATE TYPE "SuiteKind" AS ENUM ('smoke', 'functional', 'scaling', 'science_validation');

-- CreateEnum
CREATE TYPE "RunOutcome" AS ENUM ('passed', 'failed', 'errored', 'skipped');

-- CreateEnum
CREATE TYPE "TaskState" AS ENUM ('open', 'in_progress', 'blocked', 'done', 'abandoned');

-- CreateEnum
CREATE TYPE "DecisionState" AS ENUM ('proposed', 'accepted', 'superseded');

-- CreateTable
CREATE TABLE "entries" (
    "id" SERIAL NOT NULL,
    "kind" "EntryKind" NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "review" "ReviewState" NOT NULL DEFAULT 'not_requested',
    "review_by" TEXT NOT NULL DEFAULT '',
    "reviewed_on" DATE,
    "fields" JSONB NOT NULL DEFAULT '{}',
    "search" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "trashed_at" TIMESTAMPTZ(3),

    CONSTRAINT "entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sources" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "locator" TEXT NOT NULL DEFAULT '',
    "not_before" DATE,
    "not_after" DATE,
    "date_note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "sources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "people" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "user_id" INTEGER,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claims" (
    "id" SERIAL NOT NULL,
    "entry_id" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "raw" TEXT NOT NULL,
    "certainty" "Certainty" NOT NULL,
    "state" "ClaimState" NOT NULL DEFAULT 'current',
    "person_id" INTEGER,
    "stated_on" DATE,
    "source_id" INTEGER,
    "settled_why" TEXT NOT NULL DEFAULT '',
    "change_set_id" INTEGER NOT NULL,

    CONSTRAINT "claims_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change_sets" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "user_id" INTEGER,
    "why" TEXT NOT NULL DEFAULT '',
    "source_id" INTEGER,

    CONSTRAINT "change_sets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revisions" (
    "id" SERIAL NOT NULL,
    "change_set_id" INTEGER NOT NULL,
    "entry_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "action" "RevisionAction" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "changes" JSONB NOT NULL,

    CONSTRAINT "revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "remarks" (
    "id" SERIAL NOT NULL,
    "entry_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "topic" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    "person_id" INTEGER,
    "source_id" INTEGER,
    "answers_to" INTEGER,
    "role" TEXT NOT NULL DEFAULT 'remark',
    "change_set_id" INTEGER NOT NULL,

    CONSTRAINT "remarks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entry_sources" (
    "entry_id" INTEGER NOT NULL,
    "source_id" INTEGER NOT NULL,
    "locator" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "entry_sources_pkey" PRIMARY KEY ("entry_id","source_id")
);

-- CreateTable
CREATE TABLE "entry_links" (
    "id" SERIAL NOT NULL,
    "entry_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "url" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "entry_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entry_owners" (
    "entry_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "entry_owners_pkey" PRIMARY KEY ("entry_id","person_id","role")
);

-- CreateTable
CREATE TABLE "entry_relations" (
    "from_id" INTEGER NOT NULL,
    "to_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "entry_relations_pkey" PRIMARY KEY ("from_id","to_id","kind")
);

-- CreateTable
CREATE TABLE "notes" (
    "id" INTEGER NOT NULL,
    "kind" "EntryKind" NOT NULL DEFAULT 'note',
    "body" TEXT NOT NULL,

    CONSTRAINT "notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "images" (
    "id" INTEGER NOT NULL,
    "kind" "EntryKind" NOT NULL DEFAULT 'image',
    "repository" TEXT NOT NULL DEFAULT '',
    "flavour" "Flavour" NOT NULL,
    "flavour_raw" TEXT NOT NULL DEFAULT '',
    "base_platform_id" INTEGER,
    "base_raw" TEXT NOT NULL DEFAULT '',
    "contents_raw" TEXT NOT NULL DEFAULT '',
    "mounts_raw" TEXT NOT NULL DEFAULT '',
    "evidence_raw" TEXT NOT NULL DEFAULT '',
    "recipe_url" TEXT NOT NULL DEFAULT '',
    "tag_policy" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "images_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "image_contents" (
    "image_id" INTEGER NOT NULL,
    "package_id" INTEGER NOT NULL,
    "version" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "image_contents_pkey" PRIMARY KEY ("image_id","package_id")
);

-- CreateTable
CREATE TABLE "image_mounts" (
    "image_id" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'mount',
    "needs_id" INTEGER,
    "created_in_image" BOOLEAN NOT NULL DEFAULT false,
    "on" DATE,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "image_mounts_pkey" PRIMARY KEY ("image_id","path")
);

-- CreateTable
CREATE TABLE "builds" (
    "id" SERIAL NOT NULL,
    "image_id" INTEGER NOT NULL,
    "digest" TEXT,
    "state" "BuildState" NOT NULL,
    "base_platform_id" INTEGER,
    "architecture" TEXT NOT NULL DEFAULT '',
    "media_type" TEXT NOT NULL DEFAULT '',
    "size_bytes" BIGINT,
    "revision" TEXT NOT NULL DEFAULT '',
    "ci_url" TEXT NOT NULL DEFAULT '',
    "labels" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "pushed_at" TIMESTAMPTZ(3),

    CONSTRAINT "builds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "build_children" (
    "index_id" INTEGER NOT NULL,
    "child_id" INTEGER NOT NULL,

    CONSTRAINT "build_children_pkey" PRIMARY KEY ("index_id","child_id")
);

-- CreateTable
CREATE TABLE "build_layers" (
    "build_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "media_type" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "build_layers_pkey" PRIMARY KEY ("build_id","position")
);

-- CreateTable
CREATE TABLE "tags" (
    "id" SERIAL NOT NULL,
    "image_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "build_id" INTEGER,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tags_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tag_moves" (
    "id" SERIAL NOT NULL,
    "tag_id" INTEGER NOT NULL,
    "build_id" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "via" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "tag_moves_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publications" (
    "id" SERIAL NOT NULL,
    "build_id" INTEGER NOT NULL,
    "channel" "Channel" NOT NULL,
    "path" TEXT NOT NULL,
    "site_id" INTEGER,
    "state" "PublicationState" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "publications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_sources" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "registry_hosts" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "allow_private" BOOLEAN NOT NULL DEFAULT false,
    "last_event_at" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_sources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_secrets" (
    "id" SERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_secrets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "repository_rules" (
    "id" SERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "repository" TEXT NOT NULL,
    "image_id" INTEGER NOT NULL,
    "tag_policy" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "repository_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" SERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "headers" JSONB NOT NULL,
    "body" BYTEA NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'received',
    "reason" TEXT NOT NULL DEFAULT '',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_reports" (
    "id" SERIAL NOT NULL,
    "site_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "body" JSONB NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "site_reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "packages" (
    "id" INTEGER NOT NULL,
    "kind" "EntryKind" NOT NULL DEFAULT 'package',
    "strategy" "Strategy" NOT NULL DEFAULT 'undecided',
    "build_platforms_raw" TEXT NOT NULL DEFAULT '',
    "run_platforms_raw" TEXT NOT NULL DEFAULT '',
    "dependencies_raw" TEXT NOT NULL DEFAULT '',
    "upgradable" "Upgradable" NOT NULL DEFAULT 'unknown',
    "upgradable_raw" TEXT NOT NULL DEFAULT '',
    "upgradable_on_id" INTEGER,
    "existing_vm" "Existence" NOT NULL DEFAULT 'unknown',
    "existing_vm_raw" TEXT NOT NULL DEFAULT '',
    "existing_container" "Existence" NOT NULL DEFAULT 'unknown',
    "existing_container_raw" TEXT NOT NULL DEFAULT '',
    "comments_raw" TEXT NOT NULL DEFAULT '',
    "date_raw" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "packages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "package_platforms" (
    "package_id" INTEGER NOT NULL,
    "platform_id" INTEGER NOT NULL,
    "phase" "Phase" NOT NULL,
    "support" "Support" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "package_platforms_pkey" PRIMARY KEY ("package_id","platform_id","phase")
);

-- CreateTable
CREATE TABLE "package_dependencies" (
    "package_id" INTEGER NOT NULL,
    "dependency_id" INTEGER NOT NULL,
    "phase" "Phase" NOT NULL,
    "constraint" TEXT NOT NULL DEFAULT '',
    "could_drop" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "package_dependencies_pkey" PRIMARY KEY ("package_id","dependency_id","phase")
);

-- CreateTable
CREATE TABLE "dependencies" (
    "id" INTEGER NOT NULL,
    "kind" "EntryKind" NOT NULL DEFAULT 'dependency',
    "dependency_kind" "DependencyKind" NOT NULL,
    "package_id" INTEGER,
    "could_drop" BOOLEAN NOT NULL DEFAULT false,
    "raw" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "dependencies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "required_suites" (
    "package_id" INTEGER NOT NULL,
    "suite_id" INTEGER NOT NULL,

    CONSTRAINT "required_suites_pkey" PRIMARY KEY ("package_id","suite_id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "suspended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" SERIAL NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" SERIAL NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "password" TEXT,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verifications" (
    "id" SERIAL NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grants" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "role" "Role" NOT NULL,
    "entry_id" INTEGER,
    "granted_by" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_grants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "user_id" INTEGER,
    "expires_at" TIMESTAMPTZ(3),
    "last_used" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trusted_issuers" (
    "id" SERIAL NOT NULL,
    "issuer" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "scopes" TEXT[],

    CONSTRAINT "trusted_issuers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_views" (
    "id" SERIAL NOT NULL,
    "table" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "user_id" INTEGER,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "locked" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comments" (
    "id" SERIAL NOT NULL,
    "entry_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "watches" (
    "user_id" INTEGER NOT NULL,
    "entry_id" INTEGER NOT NULL,

    CONSTRAINT "watches_pkey" PRIMARY KEY ("user_id","entry_id")
);

-- CreateTable
CREATE TABLE "inbox_items" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "href" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_requests" (
    "id" SERIAL NOT NULL,
    "entry_id" INTEGER NOT NULL,
    "field" TEXT NOT NULL DEFAULT '',
    "person_id" INTEGER,
    "text" TEXT NOT NULL,
    "answer" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platforms" (
    "id" INTEGER NOT NULL,
    "kind" "EntryKind" NOT NULL DEFAULT 'platform',
    "family" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "released_on" DATE,
    "maintenance_ends" DATE,
    "extended_ends" DATE,
    "base_image" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "platforms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "package_readiness" (
    "package_id" INTEGER NOT NULL,
    "codes" BYTEA NOT NULL,
    "next_actions" BYTEA NOT NULL,
    "action_keys" TEXT[],
    "rule_set" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "targeted" INTEGER NOT NULL,
    "ready" INTEGER NOT NULL,
    "worst" INTEGER NOT NULL,
    "best" INTEGER NOT NULL,
    "score" INTEGER NOT NULL,
    "unblocks" INTEGER NOT NULL,

    CONSTRAINT "package_readiness_pkey" PRIMARY KEY ("package_id")
);

-- CreateTable
CREATE TABLE "data_version" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "data_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "sites" (
    "id" INTEGER NOT NULL,
    "kind" "EntryKind" NOT NULL DEFAULT 'site',
    "ordinal" INTEGER NOT NULL,
    "location" TEXT NOT NULL DEFAULT '',
    "node_os_raw" TEXT NOT NULL DEFAULT '',
    "network_fs_raw" TEXT NOT NULL DEFAULT '',
    "vm_offer" "VmOffer" NOT NULL DEFAULT 'unknown',
    "vm_offer_raw" TEXT NOT NULL DEFAULT '',
    "container_raw" TEXT NOT NULL DEFAULT '',
    "batch_system" TEXT NOT NULL DEFAULT '',
    "batch_system_raw" TEXT NOT NULL DEFAULT '',
    "user_binds" "Tristate" NOT NULL DEFAULT 'unknown',
    "bindable" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "image_limit_bytes" BIGINT,
    "node_cache_bytes" BIGINT,
    "proxy_cache_bytes" BIGINT,
    "vsyscall" "Tristate" NOT NULL DEFAULT 'unknown',
    "cores" INTEGER,
    "storage_bytes" BIGINT,

    CONSTRAINT "sites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_nodes" (
    "site_id" INTEGER NOT NULL,
    "platform_id" INTEGER NOT NULL,
    "state" "NodeState" NOT NULL,
    "share" "Share" NOT NULL DEFAULT 'unknown',
    "on" DATE,
    "raw" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "site_nodes_pkey" PRIMARY KEY ("site_id","platform_id")
);

-- CreateTable
CREATE TABLE "site_offers" (
    "site_id" INTEGER NOT NULL,
    "dependency_id" INTEGER NOT NULL,
    "state" "OfferState" NOT NULL,
    "on" DATE,
    "raw" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "site_offers_pkey" PRIMARY KEY ("site_id","dependency_id")
);

-- CreateTable
CREATE TABLE "site_runtimes" (
    "site_id" INTEGER NOT NULL,
    "runtime_id" INTEGER NOT NULL,
    "state" "RuntimeState" NOT NULL,
    "raw" TEXT NOT NULL DEFAULT '',
    "on" DATE,
    "may_ask" BOOLEAN NOT NULL DEFAULT false,
    "version" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "site_runtimes_pkey" PRIMARY KEY ("site_id","runtime_id")
);

-- CreateTable
CREATE TABLE "runtimes" (
    "id" INTEGER NOT NULL,
    "kind" "EntryKind" NOT NULL DEFAULT 'runtime',
    "position" INTEGER NOT NULL DEFAULT 0,
    "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "channels" "Channel"[] DEFAULT ARRAY[]::"Channel"[],

    CONSTRAINT "runtimes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "criteria" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "criteria_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "criterion_cells" (
    "criterion_id" INTEGER NOT NULL,
    "runtime_id" INTEGER NOT NULL,
    "value" "Tristate" NOT NULL DEFAULT 'unknown',
    "raw" TEXT NOT NULL,
    "doubt" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "criterion_cells_pkey" PRIMARY KEY ("criterion_id","runtime_id")
);

-- CreateTable
CREATE TABLE "test_suites" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "SuiteKind" NOT NULL,

    CONSTRAINT "test_suites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expected_cases" (
    "suite_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "expected_cases_pkey" PRIMARY KEY ("suite_id","name")
);

-- CreateTable
CREATE TABLE "test_runs" (
    "id" SERIAL NOT NULL,
    "suite_id" INTEGER NOT NULL,
    "package_id" INTEGER,
    "build_id" INTEGER,
    "site_id" INTEGER NOT NULL,
    "runtime_id" INTEGER,
    "platform_id" INTEGER,
    "how" TEXT NOT NULL,
    "outcome" "RunOutcome" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER,
    "total" INTEGER NOT NULL DEFAULT 0,
    "passed" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "errored" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "report_hash" TEXT,
    "flags" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "test_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "test_cases" (
    "run_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "classname" TEXT NOT NULL DEFAULT '',
    "outcome" "RunOutcome" NOT NULL,
    "duration_ms" INTEGER,
    "message" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "test_cases_pkey" PRIMARY KEY ("run_id","position")
);

-- CreateTable
CREATE TABLE "known_issues" (
    "id" SERIAL NOT NULL,
    "suite_id" INTEGER,
    "case_name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "known_issues_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_offs" (
    "id" SERIAL NOT NULL,
    "package_id" INTEGER NOT NULL,
    "build_id" INTEGER,
    "site_id" INTEGER,
    "by" TEXT NOT NULL,
    "user_id" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_offs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "use_cases" (
    "id" INTEGER NOT NULL,
    "kind" "EntryKind" NOT NULL DEFAULT 'use_case',
    "position" INTEGER NOT NULL DEFAULT 0,
    "peak_cores" INTEGER,
    "peak_raw" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "use_cases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "use_case_steps" (
    "id" SERIAL NOT NULL,
    "use_case_id" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "parallel_jobs" INTEGER,
    "parallel_bound" TEXT NOT NULL DEFAULT '',
    "parallel_raw" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL DEFAULT '',
    "image_id" INTEGER,

    CONSTRAINT "use_case_steps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "step_packages" (
    "step_id" INTEGER NOT NULL,
    "package_id" INTEGER NOT NULL,
    "doubtful" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "step_packages_pkey" PRIMARY KEY ("step_id","package_id")
);

-- CreateTable
CREATE TABLE "step_sites" (
    "step_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "step_sites_pkey" PRIMARY KEY ("step_id","site_id")
);

-- CreateTable
CREATE TABLE "step_needs" (
    "step_id" INTEGER NOT NULL,
    "dependency_id" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "step_needs_pkey" PRIMARY KEY ("step_id","dependency_id")
);

-- CreateTable
CREATE TABLE "tasks" (
    "id" INTEGER NOT NULL,
    "kind" "EntryKind" NOT NULL DEFAULT 'task',
    "number" SERIAL NOT NULL,
    "state" "TaskState" NOT NULL DEFAULT 'open',
    "position" DOUBLE PRECISION NOT NULL,
    "owner_id" INTEGER,
    "due_on" DATE,
    "parent_id" INTEGER,
    "body" TEXT NOT NULL DEFAULT '',
    "closed_on" DATE,

    CONSTRAINT "tasks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_about" (
    "task_id" INTEGER NOT NULL,
    "entry_id" INTEGER NOT NULL,

    CONSTRAINT "task_about_pkey" PRIMARY KEY ("task_id","entry_id")
);

-- CreateTable
CREATE TABLE "task_actions" (
    "task_id" INTEGER NOT NULL,
    "action_key" TEXT NOT NULL,

    CONSTRAINT "task_actions_pkey" PRIMARY KEY ("task_id","action_key")
);

-- CreateTable
CREATE TABLE "task_dependencies" (
    "task_id" INTEGER NOT NULL,
    "needs_id" INTEGER NOT NULL,

    CONSTRAINT "task_dependencies_pkey" PRIMARY KEY ("task_id","needs_id")
);

-- CreateTable
CREATE TABLE "questions" (
    "id" INTEGER NOT NULL,
    "kind" "EntryKind" NOT NULL DEFAULT 'question',
    "position" INTEGER NOT NULL DEFAULT 0,
    "topic" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT '',
    "answered" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "questions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "options" (
    "id" SERIAL NOT NULL,
    "question_id" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "options_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "option_points" (
    "id" SERIAL NOT NULL,
    "option_id" INTEGER NOT NULL,
    "side" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "person" TEXT NOT NULL DEFAULT '',
    "use_case_id" INTEGER,
    "site_id" INTEGER,
    "source" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "option_points_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decisions" (
    "id" SERIAL NOT NULL,
    "question_id" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "option_id" INTEGER,
    "state" "DecisionState" NOT NULL,
    "text" TEXT NOT NULL,
    "by" TEXT NOT NULL DEFAULT '',
    "on" DATE,
    "source" TEXT NOT NULL DEFAULT '',
    "supersedes_id" INTEGER,
    "effects" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "entries_kind_slug_key" ON "entries"("kind", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "entries_id_kind_key" ON "entries"("id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "sources_slug_key" ON "sources"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "people_slug_key" ON "people"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "people_user_id_key" ON "people"("user_id");

-- CreateIndex
CREATE INDEX "claims_entry_id_field_idx" ON "claims"("entry_id", "field");

-- CreateIndex
CREATE INDEX "change_sets_at_idx" ON "change_sets"("at");

-- CreateIndex
CREATE INDEX "revisions_at_idx" ON "revisions"("at");

-- CreateIndex
CREATE INDEX "revisions_change_set_id_idx" ON "revisions"("change_set_id");

-- CreateIndex
CREATE UNIQUE INDEX "revisions_entry_id_version_key" ON "revisions"("entry_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "remarks_entry_id_position_key" ON "remarks"("entry_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "entry_links_entry_id_position_key" ON "entry_links"("entry_id", "position");

-- CreateIndex
CREATE INDEX "entry_relations_to_id_idx" ON "entry_relations"("to_id");

-- CreateIndex
CREATE INDEX "images_base_platform_id_idx" ON "images"("base_platform_id");

-- CreateIndex
CREATE INDEX "image_contents_package_id_idx" ON "image_contents"("package_id");

-- CreateIndex
CREATE UNIQUE INDEX "builds_digest_key" ON "builds"("digest");

-- CreateIndex
CREATE INDEX "builds_image_id_created_at_idx" ON "builds"("image_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "tags_image_id_name_key" ON "tags"("image_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "tag_moves_tag_id_at_build_id_key" ON "tag_moves"("tag_id", "at", "build_id");

-- CreateIndex
CREATE INDEX "publications_site_id_idx" ON "publications"("site_id");

-- CreateIndex
CREATE UNIQUE INDEX "publications_build_id_channel_path_site_id_key" ON "publications"("build_id", "channel", "path", "site_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_sources_name_key" ON "webhook_sources"("name");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_sources_path_key" ON "webhook_sources"("path");

-- CreateIndex
CREATE INDEX "webhook_secrets_source_id_idx" ON "webhook_secrets"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "repository_rules_source_id_repository_key" ON "repository_rules"("source_id", "repository");

-- CreateIndex
CREATE INDEX "deliveries_state_received_at_idx" ON "deliveries"("state", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_source_id_dedupe_key_key" ON "deliveries"("source_id", "dedupe_key");

-- CreateIndex
CREATE UNIQUE INDEX "site_reports_hash_key" ON "site_reports"("hash");

-- CreateIndex
CREATE INDEX "site_reports_site_id_at_idx" ON "site_reports"("site_id", "at");

-- CreateIndex
CREATE INDEX "packages_upgradable_on_id_idx" ON "packages"("upgradable_on_id");

-- CreateIndex
CREATE INDEX "package_platforms_platform_id_phase_idx" ON "package_platforms"("platform_id", "phase");

-- CreateIndex
CREATE INDEX "package_dependencies_dependency_id_idx" ON "package_dependencies"("dependency_id");

-- CreateIndex
CREATE UNIQUE INDEX "dependencies_package_id_key" ON "dependencies"("package_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_key" ON "sessions"("token");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "accounts_user_id_idx" ON "accounts"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_issuer_subject_key" ON "accounts"("issuer", "subject");

-- CreateIndex
CREATE INDEX "verifications_identifier_idx" ON "verifications"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "role_grants_user_id_role_entry_id_key" ON "role_grants"("user_id", "role", "entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_hash_key" ON "api_tokens"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "trusted_issuers_issuer_audience_project_id_key" ON "trusted_issuers"("issuer", "audience", "project_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_views_table_slug_user_id_key" ON "saved_views"("table", "slug", "user_id");

-- CreateIndex
CREATE INDEX "comments_entry_id_created_at_idx" ON "comments"("entry_id", "created_at");

-- CreateIndex
CREATE INDEX "watches_entry_id_idx" ON "watches"("entry_id");

-- CreateIndex
CREATE INDEX "inbox_items_user_id_read_at_idx" ON "inbox_items"("user_id", "read_at");

-- CreateIndex
CREATE INDEX "review_requests_person_id_answered_at_idx" ON "review_requests"("person_id", "answered_at");

-- CreateIndex
CREATE UNIQUE INDEX "platforms_family_generation_key" ON "platforms"("family", "generation");

-- CreateIndex
CREATE UNIQUE INDEX "sites_ordinal_key" ON "sites"("ordinal");

-- CreateIndex
CREATE INDEX "site_nodes_platform_id_idx" ON "site_nodes"("platform_id");

-- CreateIndex
CREATE INDEX "site_offers_dependency_id_idx" ON "site_offers"("dependency_id");

-- CreateIndex
CREATE UNIQUE INDEX "criteria_slug_key" ON "criteria"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "test_suites_slug_key" ON "test_suites"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "test_runs_report_hash_key" ON "test_runs"("report_hash");

-- CreateIndex
CREATE INDEX "test_runs_build_id_site_id_idx" ON "test_runs"("build_id", "site_id");

-- CreateIndex
CREATE INDEX "test_runs_site_id_at_idx" ON "test_runs"("site_id", "at");

-- CreateIndex
CREATE INDEX "test_runs_package_id_idx" ON "test_runs"("package_id");

-- CreateIndex
CREATE INDEX "test_cases_name_idx" ON "test_cases"("name");

-- CreateIndex
CREATE INDEX "sign_offs_package_id_idx" ON "sign_offs"("package_id");

-- CreateIndex
CREATE UNIQUE INDEX "use_case_steps_use_case_id_slug_key" ON "use_case_steps"("use_case_id", "slug");

-- CreateIndex
CREATE INDEX "step_packages_package_id_idx" ON "step_packages"("package_id");

-- CreateIndex
CREATE INDEX "step_sites_site_id_idx" ON "step_sites"("site_id");

-- CreateIndex
CREATE UNIQUE INDEX "tasks_number_key" ON "tasks"("number");

-- CreateIndex
CREATE INDEX "tasks_state_position_idx" ON "tasks"("state", "position");

-- CreateIndex
CREATE INDEX "task_about_entry_id_idx" ON "task_about"("entry_id");

-- CreateIndex
CREATE INDEX "task_actions_action_key_idx" ON "task_actions"("action_key");

-- CreateIndex
CREATE UNIQUE INDEX "options_question_id_slug_key" ON "options"("question_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "option_points_option_id_position_key" ON "option_points"("option_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "decisions_supersedes_id_key" ON "decisions"("supersedes_id");

-- CreateIndex
CREATE UNIQUE INDEX "decisions_question_id_slug_key" ON "decisions"("question_id", "slug");

-- AddForeignKey
ALTER TABLE "people" ADD CONSTRAINT "people_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_change_set_id_fkey" FOREIGN KEY ("change_set_id") REFERENCES "change_sets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_sets" ADD CONSTRAINT "change_sets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_sets" ADD CONSTRAINT "change_sets_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_change_set_id_fkey" FOREIGN KEY ("change_set_id") REFERENCES "change_sets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_change_set_id_fkey" FOREIGN KEY ("change_set_id") REFERENCES "change_sets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_sources" ADD CONSTRAINT "entry_sources_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_sources" ADD CONSTRAINT "entry_sources_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_links" ADD CONSTRAINT "entry_links_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_owners" ADD CONSTRAINT "entry_owners_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_owners" ADD CONSTRAINT "entry_owners_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_relations" ADD CONSTRAINT "entry_relations_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_relations" ADD CONSTRAINT "entry_relations_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notes" ADD CONSTRAINT "notes_id_fkey" FOREIGN KEY ("id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "images" ADD CONSTRAINT "images_id_fkey" FOREIGN KEY ("id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "images" ADD CONSTRAINT "images_base_platform_id_fkey" FOREIGN KEY ("base_platform_id") REFERENCES "platforms"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "image_contents" ADD CONSTRAINT "image_contents_image_id_fkey" FOREIGN KEY ("image_id") REFERENCES "images"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "image_contents" ADD CONSTRAINT "image_contents_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "packages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "image_mounts" ADD CONSTRAINT "image_mounts_image_id_fkey" FOREIGN KEY ("image_id") REFERENCES "images"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "builds" ADD CONSTRAINT "builds_image_id_fkey" FOREIGN KEY ("image_id") REFERENCES "images"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "builds" ADD CONSTRAINT "builds_base_platform_id_fkey" FOREIGN KEY ("base_platform_id") REFERENCES "platforms"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "build_children" ADD CONSTRAINT "build_children_index_id_fkey" FOREIGN KEY ("index_id") REFERENCES "builds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "build_children" ADD CONSTRAINT "build_children_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "builds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "build_layers" ADD CONSTRAINT "build_layers_build_id_fkey" FOREIGN KEY ("build_id") REFERENCES "builds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tags" ADD CONSTRAINT "tags_image_id_fkey" FOREIGN KEY ("image_id") REFERENCES "images"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag_moves" ADD CONSTRAINT "tag_moves_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tags"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag_moves" ADD CONSTRAINT "tag_moves_build_id_fkey" FOREIGN KEY ("build_id") REFERENCES "builds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publications" ADD CONSTRAINT "publications_build_id_fkey" FOREIGN KEY ("build_id") REFERENCES "builds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publications" ADD CONSTRAINT "publications_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_secrets" ADD CONSTRAINT "webhook_secrets_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "webhook_sources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "repository_rules" ADD CONSTRAINT "repository_rules_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "webhook_sources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "repository_rules" ADD CONSTRAINT "repository_rules_image_id_fkey" FOREIGN KEY ("image_id") REFERENCES "images"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "webhook_sources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_reports" ADD CONSTRAINT "site_reports_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "packages" ADD CONSTRAINT "packages_id_fkey" FOREIGN KEY ("id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "packages" ADD CONSTRAINT "packages_upgradable_on_id_fkey" FOREIGN KEY ("upgradable_on_id") REFERENCES "packages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "package_platforms" ADD CONSTRAINT "package_platforms_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "packages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "package_platforms" ADD CONSTRAINT "package_platforms_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platforms"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "package_dependencies" ADD CONSTRAINT "package_dependencies_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "packages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "package_dependencies" ADD CONSTRAINT "package_dependencies_dependency_id_fkey" FOREIGN KEY ("dependency_id") REFERENCES "dependencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dependencies" ADD CONSTRAINT "dependencies_id_fkey" FOREIGN KEY ("id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dependencies" ADD CONSTRAINT "dependencies_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "packages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "required_suites" ADD CONSTRAINT "required_suites_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "packages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "required_suites" ADD CONSTRAINT "required_suites_suite_id_fkey" FOREIGN KEY ("suite_id") REFERENCES "test_suites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watches" ADD CONSTRAINT "watches_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watches" ADD CONSTRAINT "watches_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbox_items" ADD CONSTRAINT "inbox_items_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_requests" ADD CONSTRAINT "review_requests_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_requests" ADD CONSTRAINT "review_requests_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platforms" ADD CONSTRAINT "platforms_id_fkey" FOREIGN KEY ("id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "package_readiness" ADD CONSTRAINT "package_readiness_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "packages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sites" ADD CONSTRAINT "sites_id_fkey" FOREIGN KEY ("id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_nodes" ADD CONSTRAINT "site_nodes_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_nodes" ADD CONSTRAINT "site_nodes_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platforms"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_offers" ADD CONSTRAINT "site_offers_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_offers" ADD CONSTRAINT "site_offers_dependency_id_fkey" FOREIGN KEY ("dependency_id") REFERENCES "dependencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_runtimes" ADD CONSTRAINT "site_runtimes_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_runtimes" ADD CONSTRAINT "site_runtimes_runtime_id_fkey" FOREIGN KEY ("runtime_id") REFERENCES "runtimes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runtimes" ADD CONSTRAINT "runtimes_id_fkey" FOREIGN KEY ("id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criterion_cells" ADD CONSTRAINT "criterion_cells_criterion_id_fkey" FOREIGN KEY ("criterion_id") REFERENCES "criteria"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criterion_cells" ADD CONSTRAINT "criterion_cells_runtime_id_fkey" FOREIGN KEY ("runtime_id") REFERENCES "runtimes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expected_cases" ADD CONSTRAINT "expected_cases_suite_id_fkey" FOREIGN KEY ("suite_id") REFERENCES "test_suites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_runs" ADD CONSTRAINT "test_runs_suite_id_fkey" FOREIGN KEY ("suite_id") REFERENCES "test_suites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_runs" ADD CONSTRAINT "test_runs_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "packages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_runs" ADD CONSTRAINT "test_runs_build_id_fkey" FOREIGN KEY ("build_id") REFERENCES "builds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_runs" ADD CONSTRAINT "test_runs_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_runs" ADD CONSTRAINT "test_runs_runtime_id_fkey" FOREIGN KEY ("runtime_id") REFERENCES "runtimes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_runs" ADD CONSTRAINT "test_runs_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platforms"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_cases" ADD CONSTRAINT "test_cases_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "test_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "packages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_build_id_fkey" FOREIGN KEY ("build_id") REFERENCES "builds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "use_cases" ADD CONSTRAINT "use_cases_id_fkey" FOREIGN KEY ("id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "use_case_steps" ADD CONSTRAINT "use_case_steps_use_case_id_fkey" FOREIGN KEY ("use_case_id") REFERENCES "use_cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "use_case_steps" ADD CONSTRAINT "use_case_steps_image_id_fkey" FOREIGN KEY ("image_id") REFERENCES "images"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step_packages" ADD CONSTRAINT "step_packages_step_id_fkey" FOREIGN KEY ("step_id") REFERENCES "use_case_steps"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step_packages" ADD CONSTRAINT "step_packages_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "packages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step_sites" ADD CONSTRAINT "step_sites_step_id_fkey" FOREIGN KEY ("step_id") REFERENCES "use_case_steps"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step_sites" ADD CONSTRAINT "step_sites_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step_needs" ADD CONSTRAINT "step_needs_step_id_fkey" FOREIGN KEY ("step_id") REFERENCES "use_case_steps"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step_needs" ADD CONSTRAINT "step_needs_dependency_id_fkey" FOREIGN KEY ("dependency_id") REFERENCES "dependencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_id_fkey" FOREIGN KEY ("id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "tasks"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_about" ADD CONSTRAINT "task_about_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "tasks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_about" ADD CONSTRAINT "task_about_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_actions" ADD CONSTRAINT "task_actions_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "tasks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_dependencies" ADD CONSTRAINT "task_dependencies_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "tasks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_dependencies" ADD CONSTRAINT "task_dependencies_needs_id_fkey" FOREIGN KEY ("needs_id") REFERENCES "tasks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questions" ADD CONSTRAINT "questions_id_fkey" FOREIGN KEY ("id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "options" ADD CONSTRAINT "options_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "questions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "option_points" ADD CONSTRAINT "option_points_option_id_fkey" FOREIGN KEY ("option_id") REFERENCES "options"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "option_points" ADD CONSTRAINT "option_points_use_case_id_fkey" FOREIGN KEY ("use_case_id") REFERENCES "use_cases"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "option_points" ADD CONSTRAINT "option_points_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "questions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_option_id_fkey" FOREIGN KEY ("option_id") REFERENCES "options"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "decisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the code assumes and the schema language cannot say.

-- Each kind's table holds only entries of its kind, whoever writes.
DO $$
DECLARE pair text[];
BEGIN
  FOREACH pair SLICE 1 IN ARRAY ARRAY[
    ['packages', 'package'], ['platforms', 'platform'], ['sites', 'site'], ['dependencies', 'dependency'],
    ['runtimes', 'runtime'], ['images', 'image'], ['use_cases', 'use_case'], ['tasks', 'task'],
    ['questions', 'question'], ['notes', 'note']]
  LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (kind = %L)', pair[1], pair[1] || '_kind', pair[2]);
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', pair[1], pair[1] || '_id_fkey');
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (id, kind) REFERENCES entries (id, kind) ON DELETE CASCADE',
      pair[1], pair[1] || '_id_fkey');
  END LOOP;
END $$;

ALTER TABLE entries
  ADD CONSTRAINT entries_slug CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 120),
  ADD CONSTRAINT entries_name CHECK (name <> ''),
  ADD CONSTRAINT entries_version CHECK (version >= 1),
  ADD CONSTRAINT entries_fields CHECK (jsonb_typeof(fields) = 'object');

ALTER TABLE sources ADD CONSTRAINT sources_dates CHECK (not_before <= not_after);
ALTER TABLE people ADD CONSTRAINT people_name CHECK (name <> '');
ALTER TABLE remarks ADD CONSTRAINT remarks_role CHECK (role IN ('remark', 'pro', 'con', 'answer')),
  ADD CONSTRAINT remarks_answers FOREIGN KEY (entry_id, answers_to) REFERENCES remarks (entry_id, position);
ALTER TABLE revisions ADD CONSTRAINT revisions_version CHECK (version >= 1),
  ADD CONSTRAINT revisions_changes CHECK (jsonb_typeof(changes) = 'object');

-- One value in use per field; what contradicts it stands beside it as open, superseded or rejected.
CREATE UNIQUE INDEX claims_one_current ON claims (entry_id, field) WHERE state = 'current';
CREATE INDEX claims_open ON claims (entry_id, field) WHERE state = 'open';

-- History can be added to and never changed.
CREATE FUNCTION refuse_rewriting_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'History is never changed: % on %', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER change_sets_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON change_sets
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER revisions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON revisions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_history();

ALTER TABLE packages
  ADD CONSTRAINT packages_waits CHECK ((upgradable = 'conditional') = (upgradable_on_id IS NOT NULL)),
  ADD CONSTRAINT packages_waits_for_another CHECK (upgradable_on_id <> id);
ALTER TABLE dependencies
  ADD CONSTRAINT dependencies_package CHECK ((dependency_kind = 'package') = (package_id IS NOT NULL));
ALTER TABLE platforms
  ADD CONSTRAINT platforms_dates CHECK (released_on <= maintenance_ends AND maintenance_ends <= extended_ends);
ALTER TABLE sites
  ADD CONSTRAINT sites_ordinal CHECK (ordinal BETWEEN 1 AND 100000),
  ADD CONSTRAINT sites_sizes CHECK (image_limit_bytes BETWEEN 0 AND 9007199254740991
    AND node_cache_bytes BETWEEN 0 AND 9007199254740991 AND proxy_cache_bytes BETWEEN 0 AND 9007199254740991
    AND storage_bytes BETWEEN 0 AND 9007199254740991 AND cores >= 0);

ALTER TABLE image_mounts ADD CONSTRAINT image_mounts_kind CHECK (kind IN ('mount', 'config')),
  ADD CONSTRAINT image_mounts_path CHECK (kind = 'config' OR path LIKE '/%'),
  ADD CONSTRAINT image_mounts_needs_id_fkey FOREIGN KEY (needs_id) REFERENCES dependencies (id) ON DELETE RESTRICT;
ALTER TABLE builds
  ADD CONSTRAINT builds_digest CHECK (digest ~ '^sha256:[0-9a-f]{64}$'),
  ADD CONSTRAINT builds_succeeded CHECK (state <> 'succeeded' OR digest IS NOT NULL),
  ADD CONSTRAINT builds_size CHECK (size_bytes BETWEEN 0 AND 9007199254740991),
  ADD CONSTRAINT builds_times CHECK (started_at <= finished_at),
  ADD CONSTRAINT builds_id_image UNIQUE (id, image_id);
-- A tag points at a build of its own image.
ALTER TABLE tags ADD CONSTRAINT tags_build_of_image FOREIGN KEY (build_id, image_id) REFERENCES builds (id, image_id);
ALTER TABLE build_layers ADD CONSTRAINT build_layers_size CHECK (size_bytes >= 0);
-- "For every site" is one place, not as many as there are nulls.
DROP INDEX publications_build_id_channel_path_site_id_key;
CREATE UNIQUE INDEX publications_build_id_channel_path_site_id_key
  ON publications (build_id, channel, path, site_id) NULLS NOT DISTINCT;
DROP INDEX tag_moves_tag_id_at_build_id_key;
CREATE UNIQUE INDEX tag_moves_tag_id_at_build_id_key ON tag_moves (tag_id, at, build_id) NULLS NOT DISTINCT;
DROP INDEX role_grants_user_id_role_entry_id_key;
CREATE UNIQUE INDEX role_grants_user_id_role_entry_id_key ON role_grants (user_id, role, entry_id) NULLS NOT DISTINCT;
DROP INDEX saved_views_table_slug_user_id_key;
CREATE UNIQUE INDEX saved_views_table_slug_user_id_key ON saved_views ("table", slug, user_id) NULLS NOT DISTINCT;

ALTER TABLE test_runs
  ADD CONSTRAINT test_runs_how CHECK (how IN ('native', 'vm', 'container')),
  ADD CONSTRAINT test_runs_container CHECK ((how = 'container') = (build_id IS NOT NULL AND runtime_id IS NOT NULL)),
  ADD CONSTRAINT test_runs_what CHECK (build_id IS NOT NULL OR package_id IS NOT NULL),
  ADD CONSTRAINT test_runs_counts CHECK (passed >= 0 AND failed >= 0 AND errored >= 0 AND skipped >= 0
    AND total = passed + failed + errored + skipped);
ALTER TABLE use_case_steps
  ADD CONSTRAINT use_case_steps_bound CHECK (parallel_bound IN ('', 'less_than', 'more_than', 'exactly', 'up_to')),
  ADD CONSTRAINT use_case_steps_jobs CHECK (parallel_jobs >= 0);
ALTER TABLE tasks ADD CONSTRAINT tasks_parent CHECK (parent_id <> id),
  ADD CONSTRAINT tasks_closed CHECK (closed_on IS NULL OR state IN ('done', 'abandoned'));
ALTER TABLE task_dependencies ADD CONSTRAINT task_dependencies_other CHECK (task_id <> needs_id);
ALTER TABLE option_points ADD CONSTRAINT option_points_side CHECK (side IN ('pro', 'con', 'remark'));
ALTER TABLE review_requests
  ADD CONSTRAINT review_requests_answer CHECK (answer IN ('still_true', 'changed', 'not_me')),
  ADD CONSTRAINT review_requests_answered CHECK ((answer IS NULL) = (answered_at IS NULL));

ALTER TABLE package_readiness
  ADD CONSTRAINT package_readiness_lengths CHECK (length(codes) = length(next_actions)),
  ADD CONSTRAINT package_readiness_counts CHECK (ready BETWEEN 0 AND targeted),
  ADD CONSTRAINT package_readiness_actions CHECK (cardinality(action_keys) < 255),
  ADD CONSTRAINT package_readiness_ranks CHECK (worst BETWEEN -1 AND 6 AND best BETWEEN -1 AND 6);
ALTER TABLE data_version ADD CONSTRAINT data_version_single CHECK (id = 1);
INSERT INTO data_version (id, version) VALUES (1, 1);

-- The packed readiness as rows, for people with a SQL prompt.
CREATE VIEW readiness_pairs AS
  SELECT r.package_id, s.id AS site_id, p.slug AS package, e.slug AS site,
         (ARRAY['blocked', 'unknown', 'possible', 'built', 'available', 'tested', 'validated'])[
           1 + (get_byte(r.codes, s.ordinal - 1) & 7)] AS level,
         r.rule_set, r.as_of
  FROM package_readiness r
  JOIN entries p ON p.id = r.package_id
  JOIN sites s ON s.ordinal <= length(r.codes)
  JOIN entries e ON e.id = s.id
  WHERE get_byte(r.codes, s.ordinal - 1) <> 255;

-- Fields with an open claim that states something else than the current one. What a claim states is the word of its value:
-- two people saying the same in other words do not contradict each other.
CREATE FUNCTION stated(value jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT coalesce(value ->> 'value', value ->> 'state', value ->> 'support', value::text) $$;
CREATE VIEW fields_in_conflict AS
  SELECT DISTINCT o.entry_id, o.field
  FROM claims o
  LEFT JOIN claims c ON c.entry_id = o.entry_id AND c.field = o.field AND c.state = 'current'
  WHERE o.state = 'open' AND stated(o.value) IS DISTINCT FROM stated(c.value);
