-- CreateTable
CREATE TABLE "source_events" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "source_id" INTEGER NOT NULL,
    "what" TEXT NOT NULL,

    CONSTRAINT "source_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "source_events_source_id_at_idx" ON "source_events"("source_id", "at");

-- AddForeignKey
ALTER TABLE "source_events" ADD CONSTRAINT "source_events_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "webhook_sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER source_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON source_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_history();
