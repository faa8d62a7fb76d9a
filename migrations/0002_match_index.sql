-- The match index: lists of variants under the elements of their text, so that a search reads a few lists instead of
-- the outline of every variant. How it works is in src/matching/postings.rs.
--
-- Why it is as it is:
--  * an append to every list of a new variant would cost forty times what it costs in bulk, so new variants wait in
--    unmerged, with their outlines only, until there are enough of them to merge;
--  * merged are the variants up to merged_through. A variant's number stands for one text and is never used again
--    (next_variant), so that what the lists say of a number stays true or speaks of a variant that is gone;
--  * vocabulary has frequent elements alone, ranked; all others share ranks by their hash, which needs no rows
--    and makes lists that are worth their address;
--  * an element that becomes frequent later makes lists longer and never wrong: vocabulary and lists are made anew when
--    the memory has doubled.
-- The outlines in variant and their index go: nothing searches by them any more. Three more indexes become tables: keys
-- are hashes, and a table can be written in their order at the end of a change, an index cannot; and the languages of a
-- memory are few, so they are counted and not looked for among all its variants.

DROP INDEX variant_outline;
DROP INDEX variant_text;
DROP INDEX variant_memory;
DROP INDEX unit_content;
ALTER TABLE variant DROP COLUMN tokens;
ALTER TABLE variant DROP COLUMN signature;

CREATE TABLE text_key (
  key     INTEGER NOT NULL, -- variant.text_key
  variant INTEGER NOT NULL,
  PRIMARY KEY (key, variant)
) STRICT, WITHOUT ROWID;

CREATE TABLE content_key (
  memory INTEGER NOT NULL,
  key    INTEGER NOT NULL, -- unit.content_key
  unit   INTEGER NOT NULL,
  PRIMARY KEY (memory, key, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE memory_language (
  memory   INTEGER NOT NULL,
  language TEXT    NOT NULL,
  base     TEXT    NOT NULL,
  variants INTEGER NOT NULL,
  PRIMARY KEY (memory, language)
) STRICT, WITHOUT ROWID;

-- No unit of the memory has a better status or a later change. Of many units with equal scores, the older ones in
-- number come first where neither is better: so most of them need not be read. This holds as long as newer variants
-- belong to newer units; whatever gives an older unit a new variant sets changed to a time that no unit reaches.
CREATE TABLE memory_ceiling (
  memory  INTEGER PRIMARY KEY,
  status  TEXT    NOT NULL,
  changed TEXT    NOT NULL
) STRICT;

CREATE TABLE match_index (
  id             INTEGER PRIMARY KEY CHECK (id = 1),
  tokens_version INTEGER NOT NULL, -- of the rules by which tokens, keys and outlines were made
  next_variant   INTEGER NOT NULL,
  merged_through INTEGER NOT NULL,
  merged         INTEGER NOT NULL, -- how many variants are in the lists
  ranked         INTEGER NOT NULL, -- how many of them there were when vocabulary was made
  gone           INTEGER NOT NULL, -- how many of them have been deleted since
  rare_ranks     INTEGER NOT NULL  -- how many ranks the elements share that are not in vocabulary
) STRICT;

CREATE TABLE vocabulary (
  element INTEGER PRIMARY KEY,
  rank    INTEGER NOT NULL
) STRICT;

CREATE TABLE posting (
  key      INTEGER PRIMARY KEY,
  postings BLOB    NOT NULL
) STRICT;

CREATE TABLE unmerged (
  id       INTEGER PRIMARY KEY,
  base     TEXT    NOT NULL,
  outlines BLOB    NOT NULL
) STRICT;
