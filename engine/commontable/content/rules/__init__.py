"""The content rules, one idea each; every rule yields sentences that say what was found and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.content.rules import (
    addresses,
    alt_texts,
    answer_keys,
    audiences,
    calls,
    editions,
    guides,
    normal_forms,
    points,
    prompt_ids,
    reading_levels,
    sections,
    shape,
    three_cells,
    times,
    wording,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from commontable.content.rules.subject import Subject

RULES: tuple[Callable[[Subject], Iterable[str]], ...] = (
    shape.one_shape,
    sections.prompts_in_sections,
    sections.core_stands_before_more,
    prompt_ids.ids_name_their_module,
    prompt_ids.cell_ids_are_grade_ids,
    prompt_ids.cell_ids_are_unique,
    prompt_ids.notebook_knows_no_other_prompts,
    three_cells.three_cells_of_each_prompt,
    points.points_only_for_checks,
    editions.edition_names_its_prompts,
    times.minutes_are_computed,
    times.core_path_is_short,
    audiences.readers_are_not_widened,
    audiences.replies_go_to_what_is_read,
    addresses.nothing_comes_from_outside,
    addresses.links_stand_under_read_more,
    alt_texts.images_have_alt_text,
    answer_keys.files_hold_no_answer_key,
    answer_keys.folder_holds_one_notebook,
    answer_keys.hidden_tests_stand_in_checks,
    answer_keys.checks_hide_their_test,
    normal_forms.notebook_is_in_normal_form,
    calls.no_banned_calls,
    guides.guide_exists,
    guides.guide_names_real_prompts,
    guides.replies_have_rubrics,
    reading_levels.text_reads_easily,
    wording.wording_is_fair,
)
