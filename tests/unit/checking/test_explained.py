from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from course.checking import all_rules
from course.checking.explained import Block, all_explained, explained

PAGE = """# Checks

How to use it.

## C901 first-rule

*error* · links

Two lines
are one, and [a page](settings.md) is **worth** `**a look**`.

```markdown
# No heading

## C999 no-rule
```

Mend it.

<!-- emails -->

# Emails

Nothing of a rule.

### C902 second-rule

*warning* · pictures
"""


def test_a_section_is_paragraphs_and_examples() -> None:
    first = explained(PAGE)["C901"]
    assert first.name == "first-rule"
    assert first.blocks == (
        Block(is_code=False, text="error · links"),
        Block(is_code=False, text="Two lines are one, and a page is worth `**a look**`."),
        Block(is_code=True, text="# No heading\n\n## C999 no-rule"),
        Block(is_code=False, text="Mend it."),
    )


def test_a_section_ends_where_another_begins() -> None:
    assert [(one.code, one.name, len(one.blocks)) for one in explained(PAGE).values()] == [
        ("C901", "first-rule", 4),
        ("C902", "second-rule", 1),
    ]


def test_every_rule_is_explained_with_an_example_and_a_way_out() -> None:
    known = all_explained()
    assert set(known) == {rule.code for rule in all_rules()}
    for one in known.values():
        assert len(one.blocks) >= 3, one.code
        assert any(block.is_code for block in one.blocks), one.code


@given(st.text(st.sampled_from("#`~*[]()C1 \n-ab"), max_size=200))
def test_any_page_can_be_read(page: str) -> None:
    for one in explained(page).values():
        assert one.code in page
