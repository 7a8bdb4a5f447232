-- CreateIndex
CREATE INDEX "build_children_child_id_idx" ON "build_children"("child_id");
