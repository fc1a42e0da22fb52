-- The desk: whose a case is, where it comes from, filters that people keep, documents seen.

ALTER TABLE cases ADD COLUMN assignee TEXT NOT NULL DEFAULT '';  -- 担当 (person_id), '' = nobody
ALTER TABLE cases ADD COLUMN facility TEXT NOT NULL DEFAULT '';  -- an address that many unrelated subjects give
-- Every grouping is counted from this alone, and every filter by a group is read from it in order.
CREATE INDEX cases_for_groups ON cases (run_id, kind, protected, lane, state, position,
    signature, class, cause, scheme, municipality, facility, assignee, group_ok);
CREATE INDEX cases_by_assignee ON cases (run_id, kind, protected, assignee, state);

CREATE TABLE assignment (  -- who was given which cases; cases.assignee is what it comes to
    assignment_id TEXT PRIMARY KEY,
    run_id TEXT NOT NULL REFERENCES run,
    way TEXT NOT NULL CHECK (way IN ('given', 'taken_over', 'released')),
    person TEXT NOT NULL,      -- whose they are now, '' = nobody's
    members TEXT NOT NULL,     -- JSON list of case ids
    by_person TEXT NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE document_seen (  -- 確認した書類 of the decision of the same case and ledger entry
    seen_id TEXT PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases,
    kind TEXT NOT NULL,
    by_person TEXT NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX document_of_case ON document_seen (case_id);

CREATE TRIGGER assignment_kept BEFORE UPDATE ON assignment BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER assignment_kept_too BEFORE DELETE ON assignment BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER document_seen_kept BEFORE UPDATE ON document_seen BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER document_seen_kept_too BEFORE DELETE ON document_seen BEGIN SELECT RAISE(ABORT, 'only added'); END;

CREATE TABLE saved_filter (  -- a person's own views of the queue
    person_id TEXT NOT NULL REFERENCES person,
    name TEXT NOT NULL,
    wanted TEXT NOT NULL,      -- JSON: lane, states, grouping, group, whose, text
    at TEXT NOT NULL,
    PRIMARY KEY (person_id, name)
) STRICT, WITHOUT ROWID;
