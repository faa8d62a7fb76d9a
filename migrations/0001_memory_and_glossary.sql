-- The whole of the first schema: memories with units and variants, the glossary, and who changed what.
--
-- Why it is as it is:
--  * every row that a person can change names the batch that made it; what a change overwrites is kept in history as
--    JSON, so that a batch can be taken back;
--  * a unit and its variants carry their memory, so that a memory can be filtered, moved or deleted without a join;
--  * attributes and annotations (notes, properties) are JSON arrays in the order of the file they came from, because
--    an exact export must give them back and no query looks into them;
--  * codes are JSON spans over the complete text; text_key finds equal texts, however codes were recognised in them;
--    text_before and text_after are the keys of the neighbours' text as it was when the unit was made: a later change
--    to a neighbour does not unmake a context match;
--  * tokens and signature (Outline) answer "can this be a match" from an index alone.
-- Integers hold unsigned 64-bit values as their two's complement. Times are RFC 3339 in UTC.

CREATE TABLE batch (
  id      INTEGER PRIMARY KEY,
  at      TEXT    NOT NULL,
  author  TEXT    NOT NULL,
  command TEXT    NOT NULL,
  file    TEXT,
  units   INTEGER NOT NULL DEFAULT 0,
  undone  INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE history (
  id     INTEGER PRIMARY KEY,
  batch  INTEGER NOT NULL REFERENCES batch (id),
  entity TEXT    NOT NULL CHECK (entity IN ('memory', 'unit', 'concept')),
  name   TEXT    NOT NULL,
  action TEXT    NOT NULL CHECK (action IN ('add', 'edit', 'delete')),
  before TEXT
) STRICT;
CREATE INDEX history_entity ON history (entity, name);
CREATE INDEX history_batch ON history (batch);

CREATE TABLE memory (
  id       INTEGER PRIMARY KEY,
  name     TEXT    NOT NULL UNIQUE,
  priority INTEGER NOT NULL DEFAULT 0,
  penalty  INTEGER NOT NULL DEFAULT 0 CHECK (penalty BETWEEN 0 AND 1000), -- tenths of a point
  batch    INTEGER NOT NULL REFERENCES batch (id)
) STRICT;

CREATE TABLE unit (
  id          INTEGER PRIMARY KEY,
  memory      INTEGER NOT NULL REFERENCES memory (id),
  batch       INTEGER NOT NULL REFERENCES batch (id),
  name        TEXT,    -- tuid; need not be unique
  status      TEXT    NOT NULL CHECK (status IN ('draft', 'translated', 'reviewed', 'approved', 'rejected')),
  origin      TEXT    NOT NULL CHECK (origin IN ('human', 'machine', 'alignment')),
  changed     TEXT    NOT NULL,
  content_key INTEGER NOT NULL, -- hash of all languages and texts: equal units have equal keys
  duplicate   INTEGER NOT NULL DEFAULT 0, -- 1: the memory held an equal unit when this one came
  attributes  TEXT,
  annotations TEXT
) STRICT;
CREATE INDEX unit_memory ON unit (memory);
CREATE INDEX unit_content ON unit (memory, content_key);
CREATE INDEX unit_batch ON unit (batch);

CREATE TABLE variant (
  id                  INTEGER PRIMARY KEY,
  unit                INTEGER NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
  memory              INTEGER NOT NULL REFERENCES memory (id),
  ordinal             INTEGER NOT NULL, -- place among the unit's variants, from 0
  language            TEXT    NOT NULL, -- canonical BCP 47
  language_as_written TEXT    NOT NULL,
  base                TEXT    NOT NULL, -- primary language subtag
  text                TEXT    NOT NULL,
  codes               TEXT,
  text_key            INTEGER NOT NULL, -- 64-bit FNV-1a of the normal form
  text_before         INTEGER,
  text_after          INTEGER,
  tokens              INTEGER NOT NULL,
  signature           INTEGER NOT NULL,
  attributes          TEXT,
  annotations         TEXT
) STRICT;
CREATE UNIQUE INDEX variant_unit ON variant (unit, ordinal);
CREATE INDEX variant_memory ON variant (memory, language);
CREATE INDEX variant_outline ON variant (base, tokens, signature);
CREATE INDEX variant_text ON variant (text_key);

CREATE TABLE concept (
  id               INTEGER PRIMARY KEY,
  name             TEXT    NOT NULL UNIQUE,
  domain           TEXT,
  definition       TEXT,
  do_not_translate INTEGER NOT NULL DEFAULT 0,
  note             TEXT,
  batch            INTEGER NOT NULL REFERENCES batch (id)
) STRICT;

CREATE TABLE term (
  id             INTEGER PRIMARY KEY,
  concept        INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
  ordinal        INTEGER NOT NULL, -- place among the concept's terms, from 0
  language       TEXT    NOT NULL,
  text           TEXT    NOT NULL,
  status         TEXT    NOT NULL CHECK (status IN ('preferred', 'admitted', 'deprecated', 'forbidden')),
  part_of_speech TEXT,
  noun_class     TEXT,
  plural         TEXT,
  animate        INTEGER NOT NULL DEFAULT 0,
  source         TEXT,
  note           TEXT
) STRICT;
CREATE UNIQUE INDEX term_concept ON term (concept, ordinal);

-- What the program last brought in under a name. A concept that differs from it was changed by a user, a name that is
-- here and not in concept was removed by one: sync leaves both alone.
CREATE TABLE shipped_concept (
  name   TEXT    PRIMARY KEY NOT NULL,
  digest INTEGER NOT NULL
) STRICT;
