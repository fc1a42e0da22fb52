-- desk: steps of this number.
SELECT 1;
