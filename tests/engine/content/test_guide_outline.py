"""A guide cut at its headings, and its running orders as data."""

from commontable.content.guides import Row, outline_of, running_orders

TEXT = """\
Before any heading.

# Guide

Lead.

## Running orders

### 30 minutes

The order:

| minutes | activity | prompt | leads |
|---|---|---|---|
| 10 | Welcome \\| agreements | | F |
| 20 | **Write** | `m01-a`, `m01-b` | S |
| **30** | | | |

Cut: the rest.

### 15 minutes

No table.

## Last

```
## No heading
```

> One.

Between.

> Two.
"""


def test_headings_begin_parts_and_code_does_not():
    outline = outline_of(TEXT)

    assert [(part.level, part.title) for part in outline.parts] == [
        (1, "Guide"),
        (2, "Running orders"),
        (3, "30 minutes"),
        (3, "15 minutes"),
        (2, "Last"),
    ]
    assert outline.chapters == ["Running orders", "Last"]


def test_a_part_knows_its_words_its_quotes_and_what_stands_below_its_table():
    outline = outline_of(TEXT)

    assert outline.part("Guide").markdown == "Lead."
    assert outline.part("last").quotes == 2
    assert outline.part("30 minutes").after_table == "Cut: the rest."
    assert outline.part("15 minutes").after_table == "No table."


def test_what_stands_under_a_heading_ends_at_the_next_of_its_level():
    outline = outline_of(TEXT)

    assert [part.title for part in outline.under("Running orders")] == ["Running orders", "30 minutes", "15 minutes"]
    assert "### 15 minutes" in outline.markdown_under("Running orders")
    assert "No heading" not in outline.markdown_under("Running orders")
    assert outline.under("Nowhere") == ()


def test_a_running_order_has_rows_prompts_and_a_sum():
    [order, empty] = running_orders(outline_of(TEXT))

    assert order.rows == (
        Row(minutes=10, activity="Welcome | agreements", prompts=(), leads="F"),
        Row(minutes=20, activity="**Write**", prompts=("m01-a", "m01-b"), leads="S"),
    )
    assert (order.minutes, order.total, order.closing) == (30, 30, "Cut: the rest.")
    assert (empty.minutes, empty.rows, empty.total) == (15, (), None)


def test_a_text_without_headings_has_no_parts():
    assert outline_of("Only words.\n").parts == ()
    assert outline_of("").parts == ()
