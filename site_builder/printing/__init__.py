"""Sheets to hang up and to hand out: a unit becomes sheets as values, and sheets become PDF by Typst.

    PageContext ─ kinds ─▶ Sheet (a template's name, and all that it shows) ─ typesetting ─▶ PDF, and the codes on it

A sheet shows what the unit's pages show, made by the same functions: nobody's number is printed that is not published.
Templates (`templates/`) hold no words and no facts, words stand in `words/`. Texts of the content are data to Typst and
never source, so that `#`, `$` or `*` in a title are letters. Every PDF is PDF/A-2a and PDF/UA-1: a letter that the
fonts lack, or a picture without words, is an error and not a blank on the wall.
"""
