-- The concordance: which search words stand in which variant.
--
--  * one row a variant, with its number; the text is not kept a second time, and a row can be deleted without it;
--  * what is indexed is made by text/search_words.rs, each word with the base of its language before it (`sw:kitabu`), so
--    that a language has its own words and its own counts. The tokenizer has nothing to do but to part them at spaces:
--    characters beyond ASCII are parts of words, and so are the three that are named;
--  * more is held in memory before it is written than is usual (4 MB), which fills the index faster;
--  * a part of the index is written anew when half of it was deleted, not a tenth: a large memory is deleted in half the
--    time.
-- Existing variants are brought in by store/concordance.rs, because SQL cannot cut a text into words.

CREATE VIRTUAL TABLE concordance USING fts5 (
  words,
  content = '',
  contentless_delete = 1,
  detail = full,
  tokenize = "ascii tokenchars '.,:'"
);
INSERT INTO concordance (concordance, rank) VALUES ('hashsize', 4000000);
INSERT INTO concordance (concordance, rank) VALUES ('deletemerge', 50);

-- Every word with its language, as the index holds it.
CREATE VIRTUAL TABLE concordance_word USING fts5vocab (concordance, row);
