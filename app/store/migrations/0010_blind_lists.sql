-- An own judgement on a case of a list may be 対象外 too.
CREATE TABLE blind_reading_too (
    reading_id TEXT PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases,
    decision_id TEXT NOT NULL REFERENCES decision, -- the first check it stands beside
    outcome TEXT NOT NULL CHECK (outcome IN ('right', 'suspect', 'excluded')),
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    seen_digest TEXT NOT NULL,
    by_person TEXT NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO blind_reading_too SELECT * FROM blind_reading;
DROP TABLE blind_reading;
ALTER TABLE blind_reading_too RENAME TO blind_reading;
CREATE INDEX blind_reading_of_case ON blind_reading (case_id);
CREATE TRIGGER blind_reading_kept BEFORE UPDATE ON blind_reading BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER blind_reading_kept_too BEFORE DELETE ON blind_reading BEGIN SELECT RAISE(ABORT, 'only added'); END;
