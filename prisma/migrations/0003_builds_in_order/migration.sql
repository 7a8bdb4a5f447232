-- CreateIndex
CREATE INDEX "builds_created_at_id_idx" ON "builds"("created_at" DESC, "id" DESC);
