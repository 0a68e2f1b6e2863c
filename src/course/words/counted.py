"""Phrases that follow a number: one text for each plural category that the language has."""

from __future__ import annotations

from dataclasses import dataclass

from course.words.locales import local_digits, plural_category

CATEGORIES = ("zero", "one", "two", "few", "many", "other")  # of the Unicode CLDR


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A phrase with its plural forms."""

    language: str  # BCP 47: whose rules choose the form
    by: str  # the name in the braces whose number chooses
    forms: tuple[tuple[str, str], ...]  # category and text; "other" is there, and stands for those that are not

    def format(self, **values: str | int) -> str:
        """The form for the number called `by`, filled in; whole numbers in the digits of the language."""
        said = {
            name: local_digits(str(value), self.language) if isinstance(value, int) else value
            for name, value in values.items()
        }
        return self._form(int(values[self.by])).format(**said)

    def _form(self, number: int) -> str:
        forms = dict(self.forms)
        if len(set(forms.values())) == 1:
            return forms["other"]
        return forms.get(plural_category(number, self.language), forms["other"])


def counted(language: str, by: str, **forms: str) -> Counted:
    """A phrase with the forms that are given; "other" must be among them."""
    return Counted(language=language, by=by, forms=tuple(forms.items()))
