-- Files written again as they were, and batches taken back.
--
--  * as_written is the element of the file that a unit or concept came from, as canonical XML, where its columns do not
--    tell all of it; whatever changes the unit or concept sets it to NULL;
--  * frame has what stood around the units or concepts of an imported file;
--  * undoes is the batch that a batch took back. What it took back goes into history like any other change, so that
--    taking back can be taken back.

ALTER TABLE unit ADD COLUMN as_written TEXT;
ALTER TABLE concept ADD COLUMN as_written TEXT;
ALTER TABLE batch ADD COLUMN undoes INTEGER REFERENCES batch (id);

CREATE TABLE frame (
  batch    INTEGER PRIMARY KEY REFERENCES batch (id),
  memory   INTEGER,          -- NULL for a glossary
  format   TEXT    NOT NULL,
  head     TEXT    NOT NULL,
  tail     TEXT    NOT NULL,
  concepts TEXT              -- of a glossary: the names of its concepts in the order of the file, a JSON array
) STRICT;
