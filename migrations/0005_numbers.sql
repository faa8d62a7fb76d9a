-- The numbers that new units and memories get.
--
--  * history names a unit by its number and the memory of a unit by its number, and so do people and programs: a number
--    that was given once is never given to another unit or memory, also where that one is gone;
--  * number is above every number that was ever given. src/store/numbers.rs works it out from the rows there are and
--    from the history, which has all that were deleted.

CREATE TABLE next_number (
  entity TEXT    PRIMARY KEY NOT NULL CHECK (entity IN ('unit', 'memory')),
  number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
