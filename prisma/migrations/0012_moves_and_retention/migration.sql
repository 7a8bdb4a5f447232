-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "thinned_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "tag_moves" ADD COLUMN     "is_move" BOOLEAN NOT NULL DEFAULT true;

-- What was seen of a tag before a new sighting is not looked at again: each says whether the tag moved then.
WITH ordered AS (
  SELECT m.id, m.tag_id, m.at, b.digest,
         row_number() OVER (PARTITION BY m.tag_id, m.at ORDER BY b.digest COLLATE "C" DESC NULLS LAST) AS place
  FROM tag_moves m LEFT JOIN builds b ON b.id = m.build_id),
moves AS (
  SELECT id, digest IS DISTINCT FROM lag(digest) OVER (PARTITION BY tag_id ORDER BY at) AS is_move
  FROM ordered WHERE place = 1)
UPDATE tag_moves SET is_move = false WHERE id NOT IN (SELECT id FROM moves WHERE is_move);

CREATE INDEX tag_moves_moves ON tag_moves (tag_id, at) WHERE is_move;

-- Deliveries that are dealt with and still have their bodies, the oldest first.
CREATE INDEX deliveries_to_thin ON deliveries (processed_at)
  WHERE state IN ('processed', 'ignored') AND thinned_at IS NULL;
