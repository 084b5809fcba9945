"""What people write in the practice widgets of these tests."""

CARD = {
    "seat": "linguistic",
    "what": "Two languages at the stove.",
    "how": "told",
    "school": "Ask.",
    "want": "agreed",
}
DRAFT = "Those parents don't care. I met the mother at the gate. He said he is afraid to go home."
