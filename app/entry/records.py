"""The documents of an entry list, as its job writes them and the desk reads them."""

RECORDS = "records"
"""Name of the documents of waiting records, numbered 0, 1 … in file order."""

ORDER = "order"
OPEN, GUARDED = 0, 1
"""Two documents: [record, 管理番号] of those everybody may see, and of those under 支援措置."""

RECORD_FIELDS = (
    "record_id",
    "name",
    "kana",
    "birth_date",
    "sex",
    "postcode",
    "address",
    "building",
    "surname",
    "given_name",
    "protected",
)
"""What is kept of a waiting record, besides `row`, its place in the batch, and `state`."""
