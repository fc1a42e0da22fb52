-- media: steps of this number.
SELECT 1;
