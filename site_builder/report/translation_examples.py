"""An example of each key of a translation, as it would stand there."""

from collections.abc import Mapping

from site_builder.model.location import Record
from site_builder.model.translation import AnnouncementTranslation, GuideTranslation, Phrase

TRANSLATIONS: Mapping[type[Record], Mapping[str, str]] = {
    GuideTranslation: {
        "original": "3f2a9c1b",
        "title": "Install VNeID safely",
        "summary": "Get the real app from the app store.",
        "why": "One app instead of many papers.",
        "needs": "A phone with Android 5.0 or later",
        "fee": "Free of charge",
        "duration": "about 15 minutes",
        "without_app": "Take your identity card to the office",
        "mistakes": "The SIM is in somebody else's name",
        "warnings": "Do not tap links sent by strangers",
        "draft": "có",
        "hide": "có",
    },
    AnnouncementTranslation: {
        "original": "3f2a9c1b",
        "title": "Meeting of the hamlet",
        "summary": "One person of each household is invited.",
        "draft": "có",
        "hide": "có",
    },
    Phrase: {"text": "Cấp cứu y tế", "says": "Ambulance"},
}
