import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.articles import parse_markdown, parse_text
from course.errors import ArticleError
from course.models import Article, BlockKind, Outline
from course.outline import make_outline
from course.outline.furniture import furniture_reason, furniture_section_reason
from tests.support.articles import articles


def plan(markdown: str, days: int) -> Outline:
    return make_outline(parse_markdown(markdown, "article.md"), days)


def titles(markdown: str, days: int) -> list[str]:
    return [lesson.title for lesson in plan(markdown, days).lessons]


LONG = "It goes on for some words. " * 6


def sections(*names: str) -> str:
    return "\n\n".join(f"## {name}\n\nSome words about {name} that nothing else says." for name in names)


@given(articles(), st.integers(1, 12))
def test_every_block_is_in_one_lesson_or_left_out(article: Article, days: int) -> None:
    try:
        outline = make_outline(article, days)
    except ArticleError:
        return
    taught = [id(block) for lesson in outline.lessons for block in lesson.blocks]
    left = [id(left.block) for left in outline.left_out]

    assert sorted(taught + left) == sorted(map(id, article.blocks))
    running = [id(block) for lesson in outline.lessons for block in lesson.blocks if block.kind is not BlockKind.NOTE]
    kept = set(running)
    assert running == [id(block) for block in article.blocks if id(block) in kept]
    assert all(left.reason for left in outline.left_out)


@given(articles(), st.integers(1, 12))
def test_days_are_as_many_as_asked_none_empty_and_no_two_of_a_title(article: Article, days: int) -> None:
    try:
        outline = make_outline(article, days)
    except ArticleError:
        return

    assert [lesson.day for lesson in outline.lessons] == list(range(1, days + 1))
    assert all(lesson.blocks and lesson.title.strip() for lesson in outline.lessons)
    assert len({lesson.title for lesson in outline.lessons}) == days


@given(articles())
def test_as_many_days_as_the_error_offers_can_be_filled(article: Article) -> None:
    try:
        make_outline(article, 99)
    except ArticleError as error:
        offered = error.hint.rpartition(" ")[2]
        if offered.isdigit():
            assert len(make_outline(article, int(offered)).lessons) == int(offered)


def test_a_section_is_a_day() -> None:
    assert titles(f"# T\n\n{sections('Soil', 'Light', 'Water')}", 3) == ["Soil", "Light", "Water"]


def test_text_before_the_first_heading_joins_the_first_section() -> None:
    first = plan(f"# T\n\nBefore all.\n\n{sections('Soil', 'Light')}", 2).lessons[0]

    assert [block.text for block in first.blocks][:2] == ["Before all.", "Soil"]


def test_shortest_neighbours_merge_first() -> None:
    text = "# T\n\n## A\n\n" + "word " * 50 + "\n\n## B\n\none two\n\n## C\n\none\n\n## D\n\n" + "word " * 9

    assert titles(text, 3) == ["A", "B · C", "D"]


def test_larger_shares_of_tips_come_first() -> None:
    tips = "\n".join(f"{number}. **Tip{number}:** do it well." for number in range(1, 9))

    assert titles(f"# T\n\n## Tips\n\n{tips}", 3) == ["Tip1, Tip2, Tip3", "Tip4, Tip5, Tip6", "Tip7, Tip8"]


def test_each_extra_day_goes_where_there_are_most_tips_a_day() -> None:
    four = "\n".join(f"{number}. **A{number}:** words that say what to do and why." for number in range(1, 5))
    two = "\n".join(f"{number}. **B{number}:** words that say what to do and why." for number in range(1, 3))
    text = f"# T\n\n## First\n\n{four}\n\n## Second\n\n{two}"

    assert titles(text, 3) == ["A1, A2", "A3, A4", "Second"]
    assert titles(text, 4) == ["A1, A2", "A3", "A4", "Second"]


def test_items_without_a_lead_are_named_by_their_own_words() -> None:
    tips = "\n".join(
        f"{number}. {name} the pot every single day of the week."
        for number, name in enumerate(("Turn", "Lift", "Wash"), 1)
    )

    assert titles(f"# T\n\n## Tips\n\n{tips}", 3) == [
        "Turn the pot every single day of the week",
        "Lift the pot every single day of the week",
        "Wash the pot every single day of the week",
    ]


def test_subsections_divide_only_after_tips() -> None:
    some = "Some words that are enough to be read on a day of their own."
    text = f"# T\n\n## Parts\n\n### One\n\n{some}\n\n### Two\n\n{some}\n\n## Tips\n\n1. **A:** {some}\n2. **B:** {some}"

    assert titles(text, 3) == ["Parts", "A", "B"]
    assert titles(text, 4) == ["Parts · One", "Two", "A", "B"]


def test_short_bullets_do_not_divide() -> None:
    with pytest.raises(ArticleError, match="at most 1 day"):
        plan("# T\n\n## Packing\n\n- socks\n- shoes\n- a hat", 2)


def test_a_lone_heading_over_all_others_is_no_theme() -> None:
    text = "# T\n\n## Guide\n\nHello there.\n\n### Soil\n\nA text.\n\n### Light\n\nAnother."

    assert titles(text, 2) == ["Soil", "Light"]


def test_a_preview_joins_the_section_before_it() -> None:
    text = (
        "# Pots\n\n## Why\n\nPots fit anywhere and look well.\n\n"
        "## What Matters\n\nPots need steady watering. They need rich feeding too.\n\n"
        "## Watering\n\nSteady watering keeps pots alive; pots dry out.\n\n## Feeding\n\n"
        "Rich feeding makes pots flower.\n"
    )

    assert titles(text, 3) == ["Why", "Watering", "Feeding"]


def test_a_section_that_says_something_of_its_own_is_no_preview() -> None:
    text = (
        "# Bread\n\n## Shopping\n\nBuy rye flour. Look for stone mills nearby. Watering cans are of no use.\n\n"
        "## Mixing\n\nMix rye flour.\n\n## Baking\n\nBake it.\n"
    )

    assert titles(text, 3) == ["Shopping", "Mixing", "Baking"]


def test_a_table_of_contents_is_no_list_of_tips() -> None:
    text = f"# T\n\n## Contents\n\n1. Soil\n2. Light\n3. Water\n\n{sections('Soil', 'Light', 'Water')}"

    assert titles(text, 3) == ["Soil", "Light", "Water"]
    with pytest.raises(ArticleError, match="at most 3 days"):
        plan(text, 4)


def test_an_introduction_by_name_stands_alone_where_a_section_a_day_comes_out() -> None:
    text = f"# T\n\n{sections('Introduction', 'Soil', 'Light')}"

    assert titles(text, 3) == ["Introduction", "Soil", "Light"]
    assert titles(text, 2) == ["Soil", "Light"]


def test_questions_stay_on_one_day_while_there_are_days_for_the_rest() -> None:
    faq = "## FAQ\n\n### Why?\n\nBecause roots need air as well.\n\n### When?\n\nNow, or as soon as you can."

    assert titles(f"# T\n\n{sections('Soil')}\n\n{faq}", 2) == ["Soil", "FAQ"]
    assert titles(f"# T\n\n{sections('Soil')}\n\n{faq}", 3) == ["Soil", "Why?", "When?"]


def test_a_long_text_without_headings_parts_at_paragraphs() -> None:
    text = "\n\n".join("Some words that make a paragraph of like length. " * 4 for _ in range(6))
    outline = make_outline(parse_text(text, "walk.txt"), 3)

    assert [len(lesson.blocks) for lesson in outline.lessons] == [2, 2, 2]


def test_a_lone_long_section_parts_at_paragraphs_as_a_text_without_headings_does() -> None:
    article = "# T\n\n## The Story\n\n" + "\n\n".join(
        f"A {name} thought. {LONG}" for name in ("first", "second", "third")
    )

    assert titles(article, 3) == ["The Story", "A second thought", "A third thought"]
    assert [block.text[:15] for block in plan(article, 3).lessons[0].blocks] == ["The Story", "A first thought"]


PRODUCTS = "### Oat Soap\n\n€9\n\nAdd to cart\n\n### Salt Soap\n\n€8\n\nAdd to cart"


@pytest.mark.parametrize(
    "name", ["Related Products", "Related Blog Posts", "Passende Produkte", "Productos relacionados"]
)
def test_products_below_a_heading_of_furniture_at_the_end_go_with_it(name: str) -> None:
    outline = plan(f"# T\n\n## One\n\nText of one.\n\n## Two\n\nText of two.\n\n## {name}\n\n{PRODUCTS}", 2)

    assert [lesson.title for lesson in outline.lessons] == ["One", "Two"]
    assert "Oat Soap" in [left.block.text for left in outline.left_out]


def test_sections_of_sentences_below_related_posts_stay() -> None:
    outline = plan("# T\n\n## One\n\nText of one.\n\n## Related Posts\n\nTea\n\n## Two\n\nText of two.", 2)

    assert outline.lessons[-1].blocks[-1].text == "Text of two."


def test_nothing_but_furniture_is_an_error() -> None:
    with pytest.raises(ArticleError, match="nothing but page furniture"):
        plan("# T\n\nLeave a comment\n\nAdvertisement", 1)


def test_no_days_are_an_error() -> None:
    with pytest.raises(ArticleError, match="cannot have 0 days"):
        plan("# T\n\nText.", 0)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Leave a Comment", "an invitation to comment"),
        ("3 Comments", "an invitation to comment"),
        ("Share this article on Facebook", "share links"),
        ("Facebook Twitter Pinterest", "share links"),
        ("You may also like", "links to other pages"),
        ("Read more: Ten ways to sleep", "links to other pages"),
        ("Home > Health > Back", "navigation"),
        ("← Previous post", "navigation"),
        ("We use cookies to improve your visit.", "a cookie notice"),
        ("Subscribe to our newsletter", "a newsletter sign-up"),
        ("© 2024 The Desk. All rights reserved.", "a copyright line"),
        ("Advertisement", "an advertisement"),
        ("By Morgan Reed", "a line about the page"),
        ("Von Morgan Reed\nAktualisiert am 12.03.2024\nLesezeit: 4 Minuten", "a line about the page"),
        ("Related Posts\nWhy naps work\nThe best pillows", "links to other pages"),
        ("The Tea Room\nHome\nShop\nAbout\nContact", "navigation"),
        ("Click to share on Facebook (Opens in new window)", "share links"),
        ("March 3, 2024 · 5 min read", "a line about the page"),
    ],
)
def test_page_furniture_is_told_by_its_words(text: str, reason: str) -> None:
    assert furniture_reason(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "Next Steps",
        "Share Your Goals With a Friend",
        "By running daily you grow stronger.",
        "Home Workouts",
        "Eat well, sleep well",
        "Cookies need butter, sugar and patience.",
        "Email",
        "Warm up → run",
        "Learn to say no",
        "Plan | Monday | Friday\nMusic | off | off",
        "Flour\nSugar\nSalt",
    ],
)
def test_the_articles_own_words_are_no_furniture(text: str) -> None:
    assert furniture_reason(text) == ""


@pytest.mark.parametrize("heading", ["Home", "Facebook", "Email", "Next Steps", "Menu", "Print"])
def test_a_heading_that_may_be_the_articles_own_stays(heading: str) -> None:
    assert furniture_section_reason(heading) == ""


def test_an_advertisement_between_paragraphs_takes_nothing_with_it() -> None:
    outline = plan("# T\n\n## Soil\n\nText.\n\nAdvertisement\n\nMore text.", 1)

    assert [left.block.text for left in outline.left_out] == ["Advertisement"]


def test_links_below_a_heading_of_links_go_with_it() -> None:
    outline = plan("# T\n\nText of it.\n\n## Related Posts\n\n- One thing\n- Another thing", 1)

    assert [left.reason for left in outline.left_out] == ["links to other pages"] * 3


@pytest.mark.parametrize(
    "article",
    [
        "## Comments\n\nA comment explains why.\n\n```python\n# Why.\n```\n\n## Loops\n\nA loop visits each item.",
        "## Loops\n\nA loop visits each item.\n\n## References\n\nA name refers to an object.\n\n### Copies\n\nText.",
        "## Plan\n\nPick a question.\n\n## Share\n\nPost it where the question was asked.",
        "## Recent content\n\n- One thing\n- Another thing\n\n## Plan\n\nPick a question.",
        "## Plan\n\nPick a question.\n\n## Sources\n\nKeep a file of every number you quote.",
        "## Comments\n\nNice\n\n## FAQ\n\n### Who reads them?\n\nWe do.",
    ],
)
def test_a_section_that_may_be_the_articles_own_stays_whatever_its_name(article: str) -> None:
    assert plan(f"# T\n\n{article}", 1).left_out == ()


@pytest.mark.parametrize("line", ["Settings > Notifications > Summary", "By Monday Morning", "March 3, 2024"])
def test_a_path_or_a_date_in_the_text_is_the_articles_own(line: str) -> None:
    assert plan(f"# T\n\nOpen your phone.\n\n{line}\n\nTurn it on.", 1).left_out == ()


@pytest.mark.parametrize("line", ["Home > Phones > Summary", "By Morgan Reed", "March 3, 2024"])
def test_a_path_a_name_or_a_date_above_the_text_is_the_pages(line: str) -> None:
    outline = plan(f"# T\n\n{line}\n\nOpen your phone.", 1)

    assert [left.block.text for left in outline.left_out] == [line]


@pytest.mark.parametrize(
    "section",
    [
        "## Comments\n\n2 comments\n\nNice",
        "## References\n\n1. Rao, N. (2018). Cold brew.\n2. https://example.com/a",
        "## Sources\n\n[A study](https://example.com/study)",
        "## About the Author\n\nShe has baked bread for years. She has two ovens.",
        "## Leave a Reply\n\nTell us what you think. We read all of it.",
        "## Related Posts\n\n- One\n\n## Comments\n\nName\n\nEmail",
    ],
)
def test_a_section_of_furniture_at_the_end_goes(section: str) -> None:
    outline = plan(f"# T\n\n## Plan\n\nPick a question.\n\n{section}", 1)

    assert [block.text for block in outline.lessons[0].blocks] == ["Plan", "Pick a question."]


def test_a_list_of_networks_is_content_where_it_is_not_below_a_share_line() -> None:
    outline = plan("# T\n\n## Channels\n\n- Facebook\n- Email\n\nShare this:\n\n- Facebook\n- Email", 1)

    assert [block.line for block in outline.lessons[0].blocks] == [3, 5, 6]
