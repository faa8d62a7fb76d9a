-- Which units of a memory have which status and origin, in the order of their numbers: a review of a large memory finds
-- those that wait without reading the units themselves.

CREATE INDEX unit_standing ON unit (memory, status, origin);
