"""Everything that is entered into the ledger (操作記録).

How to add an act: one member, its words in app/words.py, and SIGNED if a person answers for it.
"""

from enum import StrEnum


class Act(StrEnum):
    """One kind of ledger entry."""

    INSPECTION_CREATED = "inspection_created"
    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    SIGN_IN_FAILED = "sign_in_failed"
    OLDER_COPY_ACCEPTED = "older_copy_accepted"
    PERSON_ADDED = "person_added"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - the name of an act
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - the name of an act
    PERSON_DEACTIVATED = "person_deactivated"
    PERSON_UNLOCKED = "person_unlocked"
    SETTING_CHANGED = "setting_changed"
    IMPORT_ACCEPTED = "import_accepted"
    BATCH_WITHDRAWN = "batch_withdrawn"
    PROFILE_KEPT = "profile_kept"
    PROFILE_DROPPED = "profile_dropped"
    PROFILE_WRITTEN = "profile_written"
    RUN_STARTED = "run_started"
    RUN_FINISHED = "run_finished"
    RUN_CANCELLED = "run_cancelled"
    RUN_INTERRUPTED = "run_interrupted"
    GROUP_OPENED = "group_opened"
    GROUP_STRUCK = "group_struck"
    SAMPLE_DRAWN = "sample_drawn"
    CASES_ASSIGNED = "cases_assigned"
    CASES_TAKEN_OVER = "cases_taken_over"
    FILTER_SAVED = "filter_saved"
    PLANTED_SWITCHED = "planted_switched"
    PLANTED_ANSWERED = "planted_answered"
    READ_BLIND = "read_blind"
    EFFORT_ENTERED = "effort_entered"
    FIGURES_WRITTEN = "figures_written"
    DECIDED = "decided"
    DECISION_WITHDRAWN = "decision_withdrawn"
    AGREED = "agreed"
    SENT_BACK = "sent_back"
    REOPENED = "reopened"
    NOTE_ADDED = "note_added"
    CANDIDATE_ATTACHED = "candidate_attached"
    NUMBER_REVEALED = "number_revealed"
    PROTECTED_CASE_OPENED = "protected_case_opened"
    PRINTED = "printed"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    ENTRY_PREPARED = "entry_prepared"
    NUMBER_LOOKED_UP = "number_looked_up"
    NUMBER_ENTERED = "number_entered"
    ENTRY_CLOSED = "entry_closed"
    ENTRY_GIVEN_UP = "entry_given_up"
    INQUIRY_PREPARED = "inquiry_prepared"
    INQUIRY_WRITTEN = "inquiry_written"
    REPLY_ACCEPTED = "reply_accepted"
    PROTECTION_UNAVAILABLE = "protection_unavailable"
    PARTLY_IMPORTED = "partly_imported"
    REJECTED_WRITTEN = "rejected_written"
    MEDIUM_REGISTERED = "medium_registered"
    MEDIUM_STOPPED = "medium_stopped"
    MEDIUM_ERASED = "medium_erased"
    REGISTER_INDEXED = "register_indexed"
    REGISTER_SEARCHED = "register_searched"


SIGNED = frozenset(
    {
        Act.INSPECTION_CREATED,
        Act.OLDER_COPY_ACCEPTED,
        Act.PERSON_ADDED,
        Act.PASSWORD_RESET,
        Act.PERSON_DEACTIVATED,
        Act.PLANTED_SWITCHED,
        Act.READ_BLIND,
        Act.EFFORT_ENTERED,
        Act.FIGURES_WRITTEN,
        Act.DECIDED,
        Act.DECISION_WITHDRAWN,
        Act.AGREED,
        Act.SENT_BACK,
        Act.REOPENED,
        Act.BACKED_UP,
        Act.RESTORED,
        Act.INQUIRY_WRITTEN,
        Act.PROTECTION_UNAVAILABLE,
        Act.PARTLY_IMPORTED,
        Act.MEDIUM_REGISTERED,
    }
)
"""Acts that carry the Ed25519 signature of the person who did them."""
