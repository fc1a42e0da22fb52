"""The inspection folder: what lies where, creating one, and opening it with a password.

FOLDER/decisions.db   encrypted decision store          FOLDER/batches/<id>  write-once, own key
FOLDER/slots.json     key slots (and slots.copy.json)   FOLDER/runs/<id>     write-once, own key
FOLDER/anchor.json    last ledger head seen here        FOLDER/attempts.json wrong passwords
"""

from app.access.founding import NewInspection, NewPerson, create
from app.access.inspection_folder import (
    STORE,
    check_user_name,
    is_inspection,
    key_record,
    person_record,
    prepare_folder,
)
from app.access.signing_in import sign_in, sign_out, wrong_password

__all__ = [
    "STORE",
    "NewInspection",
    "NewPerson",
    "check_user_name",
    "create",
    "is_inspection",
    "key_record",
    "person_record",
    "prepare_folder",
    "sign_in",
    "sign_out",
    "wrong_password",
]
