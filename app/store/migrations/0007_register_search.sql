-- register search: steps of this number.
SELECT 1;
