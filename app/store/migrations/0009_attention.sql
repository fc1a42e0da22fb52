-- Attention: invented cases (模擬の件), blind second readings, and the office's own effort.

-- Invented cases lie in tables of their own: nothing that counts, lists or prints cases meets one.
CREATE TABLE planted_case (
    case_id INTEGER PRIMARY KEY, -- a 整理番号 that no case of the inspection has
    run_id TEXT NOT NULL REFERENCES run,
    set_id TEXT NOT NULL,        -- made together
    answer TEXT NOT NULL CHECK (answer IN ('right', 'suspect')),
    kind TEXT NOT NULL,          -- family, namesake, neighbour, slip; harmless
    verdict TEXT NOT NULL,
    class TEXT NOT NULL,
    signature TEXT NOT NULL,
    row TEXT NOT NULL,           -- JSON, as a run file holds the row of a case
    document TEXT NOT NULL,      -- JSON, as a run file holds the document of a case
    numbers TEXT NOT NULL        -- JSON, invented numbers by resident_id
) STRICT;
CREATE INDEX planted_of_set ON planted_case (set_id);

CREATE TABLE planted_switch (    -- the last row counts
    switch_id TEXT PRIMARY KEY,
    run_id TEXT NOT NULL,
    set_id TEXT NOT NULL,        -- '' = switched off
    told_on TEXT NOT NULL,       -- the day the staff were told
    every INTEGER NOT NULL,      -- one invented case to so many others
    cases INTEGER NOT NULL,
    by_person TEXT NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE planted_answer (
    answer_id TEXT PRIMARY KEY,
    planted_id INTEGER NOT NULL, -- case_id of planted_case
    before_case INTEGER NOT NULL, -- the case it was shown before, 0 = not known
    outcome TEXT NOT NULL,
    by_person TEXT NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX planted_answered ON planted_answer (by_person, planted_id);

CREATE TABLE blind_reading (     -- what a second checker thought before seeing the first check
    reading_id TEXT PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases,
    decision_id TEXT NOT NULL REFERENCES decision, -- the first check it stands beside
    outcome TEXT NOT NULL CHECK (outcome IN ('right', 'suspect')),
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    seen_digest TEXT NOT NULL,
    by_person TEXT NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX blind_reading_of_case ON blind_reading (case_id);

CREATE TABLE effort (            -- the last row of a month counts
    effort_id TEXT PRIMARY KEY,
    month TEXT NOT NULL,         -- YYYY-MM
    workers INTEGER NOT NULL,
    overtime_minutes INTEGER NOT NULL,
    unit_price INTEGER NOT NULL, -- yen an hour
    note TEXT NOT NULL,
    by_person TEXT NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Official figures leave on a medium like anything else that leaves: one more kind of use.
CREATE TABLE medium_use_kinds (
    use_id TEXT PRIMARY KEY,
    medium_id TEXT NOT NULL,   -- '' = a folder of the terminal itself
    kind TEXT NOT NULL CHECK
        (kind IN ('import', 'reply', 'inquiry', 'backup', 'rejected', 'figures')),
    about TEXT NOT NULL,
    contents TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    approver TEXT NOT NULL,
    approval TEXT NOT NULL,
    purpose TEXT NOT NULL,
    erasable INTEGER NOT NULL CHECK (erasable IN (0, 1)),
    by_person TEXT NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO medium_use_kinds SELECT * FROM medium_use;
DROP TABLE medium_use;
ALTER TABLE medium_use_kinds RENAME TO medium_use;
CREATE INDEX use_of_medium ON medium_use (medium_id, ledger_seq);
CREATE TRIGGER medium_use_kept BEFORE UPDATE ON medium_use BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER medium_use_kept_too BEFORE DELETE ON medium_use BEGIN SELECT RAISE(ABORT, 'only added'); END;

CREATE TRIGGER planted_switch_kept BEFORE UPDATE ON planted_switch BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER planted_switch_kept_too BEFORE DELETE ON planted_switch BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER planted_answer_kept BEFORE UPDATE ON planted_answer BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER planted_answer_kept_too BEFORE DELETE ON planted_answer BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER blind_reading_kept BEFORE UPDATE ON blind_reading BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER blind_reading_kept_too BEFORE DELETE ON blind_reading BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER effort_kept BEFORE UPDATE ON effort BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER effort_kept_too BEFORE DELETE ON effort BEGIN SELECT RAISE(ABORT, 'only added'); END;
