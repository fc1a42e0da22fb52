-- The decision store of one inspection. Times are ISO 8601 text with offset, flags 0 or 1.

CREATE TABLE fact (  -- inspection_id, created_at, chain_key (Base64) …
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    person_id TEXT PRIMARY KEY,
    user TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('caseworker', 'supervisor', 'auditor')),
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    last_sign_in TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE person_key (  -- every key a person ever signed with; retired ones stay
    slot_id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person,
    sign_public BLOB NOT NULL,
    box_public BLOB NOT NULL,
    retired_at TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger (
    seq INTEGER PRIMARY KEY,
    body TEXT NOT NULL,        -- canonical JSON: at, actor, act, about, digest, detail
    signed_with TEXT NOT NULL, -- slot_id or ''
    signature BLOB NOT NULL,
    mac BLOB NOT NULL
) STRICT;

CREATE TABLE batch (
    batch_id TEXT PRIMARY KEY,
    side TEXT NOT NULL CHECK (side IN ('subject', 'register', 'protected')),
    extract TEXT NOT NULL,
    scheme TEXT NOT NULL,
    reference_date TEXT NOT NULL,
    coverage TEXT NOT NULL,
    accepted_at TEXT NOT NULL,
    accepted_by TEXT NOT NULL REFERENCES person,
    source_sha256 TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    file_key BLOB NOT NULL,
    in_use INTEGER NOT NULL CHECK (in_use IN (0, 1)),
    facts TEXT NOT NULL        -- JSON: counts, exclusions, messages, holds
) STRICT, WITHOUT ROWID;

CREATE TABLE protected_resident (  -- 支援措置, household and same address included
    resident_id TEXT NOT NULL,
    batch_id TEXT NOT NULL REFERENCES batch,
    PRIMARY KEY (resident_id, batch_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE run (
    run_id TEXT PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'interrupted')),
    started_at TEXT NOT NULL,
    started_by TEXT NOT NULL REFERENCES person,
    finished_at TEXT NOT NULL DEFAULT '',
    policy TEXT NOT NULL,
    batches TEXT NOT NULL,     -- JSON list of batch ids
    file_sha256 TEXT NOT NULL DEFAULT '',
    file_key BLOB NOT NULL,
    facts TEXT NOT NULL DEFAULT '{}',
    is_current INTEGER NOT NULL DEFAULT 0 CHECK (is_current IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (
    case_id INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL REFERENCES run,
    subject INTEGER NOT NULL,  -- row of the run's subjects
    position INTEGER NOT NULL,
    lane TEXT NOT NULL CHECK (lane IN ('eye', 'inquiry', 'unnumbered')),
    protected INTEGER NOT NULL CHECK (protected IN (0, 1)),
    extract TEXT NOT NULL,
    scheme TEXT NOT NULL,
    record_id TEXT NOT NULL,
    name TEXT NOT NULL,
    kana TEXT NOT NULL,
    search TEXT NOT NULL,      -- folded name, kana, record id, 整理番号; each after a line feed
    verdict TEXT NOT NULL,
    class TEXT NOT NULL,
    cause TEXT NOT NULL,
    signature TEXT NOT NULL,
    municipality TEXT NOT NULL,
    group_ok INTEGER NOT NULL CHECK (group_ok IN (0, 1)),
    cautions TEXT NOT NULL,    -- codes joined by ;
    state TEXT NOT NULL CHECK (state IN
        ('open', 'held', 'documents', 'inquiry', 'decided', 'returned', 'closed')),
    version INTEGER NOT NULL DEFAULT 1,
    outcome TEXT NOT NULL DEFAULT '',      -- last standing first check
    judged_by TEXT NOT NULL DEFAULT '',
    entered_by TEXT NOT NULL DEFAULT '',
    UNIQUE (run_id, subject)
) STRICT;
-- The counts above a queue of 100,000 cases are read from these alone.
CREATE INDEX cases_in_queue ON cases (run_id, protected, lane, position);
CREATE INDEX cases_by_state ON cases (run_id, protected, lane, state, position);
CREATE INDEX cases_by_signature ON cases
    (run_id, protected, lane, signature, state, position, group_ok);

CREATE TABLE case_shown (  -- every resident a case shows, so that a later 支援措置 list finds it
    resident_id TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases,
    PRIMARY KEY (resident_id, case_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
    decision_id TEXT PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases,
    number INTEGER NOT NULL,   -- 1, 2 … within the case
    stage TEXT NOT NULL CHECK (stage IN ('first', 'second')),
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    judged_by TEXT NOT NULL REFERENCES person,
    entered_by TEXT NOT NULL REFERENCES person,
    judged_on TEXT NOT NULL,   -- 確認日 on paper, else ''
    at TEXT NOT NULL,
    seen_digest TEXT NOT NULL,
    withdraws TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (case_id, number)
) STRICT;
CREATE INDEX decision_by_person ON decision (entered_by, ledger_seq);

CREATE TABLE note (
    note_id TEXT PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases,
    at TEXT NOT NULL,
    by_person TEXT NOT NULL REFERENCES person,
    text TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX note_of_case ON note (case_id);

CREATE TABLE attachment (  -- the last row of a case counts; resident_id '' = 該当する候補なし
    attachment_id TEXT PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases,
    at TEXT NOT NULL,
    by_person TEXT NOT NULL REFERENCES person,
    resident_id TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX attachment_of_case ON attachment (case_id);

CREATE TABLE printed (
    print_id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    by_person TEXT NOT NULL REFERENCES person,
    report TEXT NOT NULL,
    cases INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    copies INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    reprint_of TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Only ever added: history is never changed.
CREATE TRIGGER ledger_kept BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER ledger_kept_too BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER decision_kept BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER decision_kept_too BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER note_kept BEFORE UPDATE ON note BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER note_kept_too BEFORE DELETE ON note BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER attachment_kept BEFORE UPDATE ON attachment BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER attachment_kept_too BEFORE DELETE ON attachment BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER printed_kept BEFORE UPDATE ON printed BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER printed_kept_too BEFORE DELETE ON printed BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER person_key_kept BEFORE DELETE ON person_key BEGIN SELECT RAISE(ABORT, 'only added'); END;
