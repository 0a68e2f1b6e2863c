"""Lessons to render in tests: a course of three with every kind of part in it, and settings to go with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from course.models import Lesson
from course.settings import Settings, parse_settings

EVERY_PART = """\
Running asks more of the *small* muscles than **walking** does, and `3 x 10` is a fair start. Read
[what the studies say](https://example.com/studies?a=1&b=2 "A title") before you go.[^1]

## What you need

- a pair of shoes
- twenty minutes
  - ten out
  - ten back
- patience

> **Key takeaway:** Start slow, and the rest follows.

### Three tips

3. **Warm-Up:** Take the time to loosen up.
4. **Stretch:** Afterwards, hold each stretch:

   - calves
   - hips
5. Listen to your body.

> The best run is the one you come back from.
>
> Said on many a hill.

![Two runners on a path](https://example.com/runners.png "A soft path is kinder than a street.")

| Week | Runs | Minutes |
|:-----|:----:|--------:|
| 1    | 3    | 20      |
| 2    | 4    | 25      |

```
for day in week:
    run(minutes=20)  # <slowly> & "easily"
```

---

## Questions

### Is running safe for {{ subscriber.first_name | default("you") }}?

Mostly, yes.

Ask a doctor when in doubt: <https://example.com/doctors>.

### Should I stop when it hurts?

Yes. ~~Push through.~~

[^1]: Three of *them*, at least.
"""


def a_lesson(body: str = "Some words.", **changes: object) -> Lesson:
    """A lesson with `body`."""
    lesson = Lesson(
        day=1,
        title="Understanding Lower Back Pain",
        subject="Understanding Lower Back Pain",
        preheader="One of the most common complaints among adults.",
        action="Write down one thing that you noticed.",
        source=(),
        body=body,
        path=Path("lessons/01-understanding.md"),
        body_line=9,
    )
    return replace(lesson, **changes)  # type: ignore[arg-type]


def a_course() -> tuple[Lesson, ...]:
    """Three lessons: prose, every part there is, and a last one."""
    return (
        a_lesson(),
        a_lesson(EVERY_PART, day=2, title="Every Part", subject="{{ subscriber.first_name }}, every part"),
        a_lesson("The end.", day=3, title="The Last One", subject="The last one", action=""),
    )


def some_settings(**tables: dict[str, object]) -> Settings:
    """Settings of a course in English; `tables` are merged into the document."""
    document: dict[str, dict[str, object]] = {
        "course": {"slug": "back-pain", "title": "Will running help?", "base_url": "https://courses.example.com"},
        "sender": {
            "name": "The Runner",
            "email": "runner@example.com",
            "postal_address": "The Runner\n1 Hill Road\nLeeds, England",
        },
    }
    for name, table in tables.items():
        document[name] = {**document.get(name, {}), **table}
    return parse_settings(document, {}, where="course.toml")
