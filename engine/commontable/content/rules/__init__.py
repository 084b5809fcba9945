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
    family_texts,
    figures,
    guide_keys,
    guide_orders,
    guide_readers,
    guide_replies,
    guide_shape,
    guides,
    law,
    links,
    normal_forms,
    points,
    prompt_ids,
    reading_levels,
    sections,
    shape,
    sources,
    starts,
    three_cells,
    times,
    wording,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

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
    family_texts.family_texts_read_easily,
    sources.sources_are_whole,
    sources.sources_are_those_of_the_module,
    sources.sources_stand_under_read_more,
    figures.printed_figures_have_sources,
    figures.sourced_figures_are_printed,
    law.legal_sources_have_a_date,
    law.law_is_sourced_and_no_advice,
    guide_shape.guide_has_the_headings,
    guide_shape.hard_moments_are_all_there,
    guide_orders.running_orders_add_up,
    guide_orders.running_orders_say_what_is_cut,
    guide_orders.running_orders_name_real_prompts,
    guide_orders.guide_names_every_prompt,
    guide_readers.guide_says_who_reads_what,
    guide_replies.rubrics_look_at_four_things,
    guide_replies.replies_are_worked_out,
    guide_keys.answer_key_answers_every_question,
    guide_keys.answer_key_answers_every_case,
    guide_keys.case_answer_is_not_given_away,
    links.links_lead_somewhere,
    links.guide_links_lead_somewhere,
    links.modules_lead_to_the_next,
)
# These look at the course's own folder once, not at one module.
COURSE_RULES: tuple[Callable[[Path], Iterable[str]], ...] = (
    starts.starts_are_of_the_course,
    starts.general_guides_lead_somewhere,
)
