-- Groups of cases decided together: what was opened, which sample was forced, what was done.

CREATE TABLE group_review (
    group_id TEXT PRIMARY KEY,
    run_id TEXT NOT NULL REFERENCES run,
    stage TEXT NOT NULL CHECK (stage IN ('first', 'second')),
    wanted TEXT NOT NULL,      -- JSON: lane, groups, text; what makes a case a member
    basis TEXT NOT NULL,       -- words of why so many are looked at singly
    percent INTEGER NOT NULL,  -- 100: every member is shown; less: the sample speaks for the rest
    size INTEGER NOT NULL,     -- members when it was opened
    sample TEXT NOT NULL,      -- JSON list of the case ids that go through the full page first
    by_person TEXT NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX group_by_person ON group_review (by_person, run_id, stage);

CREATE TABLE group_portion (  -- the decisions of one keystroke carry the same ledger_seq
    portion_id TEXT PRIMARY KEY,
    group_id TEXT NOT NULL REFERENCES group_review,
    outcome TEXT NOT NULL,
    cases INTEGER NOT NULL,
    by_person TEXT NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX portion_of_group ON group_portion (group_id);

CREATE TABLE struck_case (  -- struck out of a group: only ever decided singly
    struck_id TEXT PRIMARY KEY,
    group_id TEXT NOT NULL REFERENCES group_review,
    case_id INTEGER NOT NULL REFERENCES cases,
    by_person TEXT NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX struck_of_case ON struck_case (case_id);

CREATE TRIGGER group_review_kept BEFORE UPDATE ON group_review BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER group_review_kept_too BEFORE DELETE ON group_review BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER group_portion_kept BEFORE UPDATE ON group_portion BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER group_portion_kept_too BEFORE DELETE ON group_portion BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER struck_case_kept BEFORE UPDATE ON struck_case BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER struck_case_kept_too BEFORE DELETE ON struck_case BEGIN SELECT RAISE(ABORT, 'only added'); END;

CREATE TABLE check_rule (  -- 抽出 instead of 全件 in the second check; what has no row is 全件
    scheme TEXT NOT NULL,
    class TEXT NOT NULL CHECK (class IN ('B1', 'B2')),
    percent INTEGER NOT NULL CHECK (percent BETWEEN 1 AND 100),
    basis TEXT NOT NULL,
    by_person TEXT NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    PRIMARY KEY (scheme, class)
) STRICT, WITHOUT ROWID;
