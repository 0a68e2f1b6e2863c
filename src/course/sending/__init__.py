"""Claim what is due, fill it in, hand it over, write down what became of it, and say when to look again."""

from __future__ import annotations

from course.sending.decisions import Rules
from course.sending.delivering import Parts, preview, send_due, would_send
from course.sending.recipients import Addresser
from course.sending.report import Report

__all__ = ["Addresser", "Parts", "Report", "Rules", "preview", "send_due", "would_send"]
