-- What figures, remembered decisions and samples of A need to know of a case.

ALTER TABLE cases ADD COLUMN kind TEXT NOT NULL DEFAULT 'found' CHECK (kind IN ('found', 'sample'));
ALTER TABLE cases ADD COLUMN person INTEGER NOT NULL DEFAULT 0;    -- 0 = not known; one person of a scheme
ALTER TABLE cases ADD COLUMN fingerprint TEXT NOT NULL DEFAULT ''; -- of both sides; '' = never remembered

DROP INDEX cases_in_queue;
DROP INDEX cases_by_state;
DROP INDEX cases_by_signature;
CREATE INDEX cases_in_queue ON cases (run_id, kind, protected, lane, position);
CREATE INDEX cases_by_state ON cases (run_id, kind, protected, lane, state, position);
CREATE INDEX cases_by_signature ON cases
    (run_id, kind, protected, lane, signature, state, position, group_ok);
CREATE INDEX cases_by_record ON cases (scheme, record_id);
CREATE INDEX cases_for_figures ON cases (run_id, kind, scheme, lane, state, outcome, person);
