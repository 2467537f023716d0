"""Translations, and the words of a theme in other languages."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "language-wordless": Rule(
        wrong="languages: [vi, fr]",
        right="languages: [vi]",
        where="site.yaml",
    ),
    "theme-untranslated": Rule(
        wrong="(themes/default/i18n/km.yaml thiếu từ «call»)",
        right='(themes/default/i18n/km.yaml có thêm dòng)\ncall: "…"',
        shows_line=False,
    ),
    "unit-language": Rule(
        wrong="(languages: [vi, en], mà một xã có thư mục content/en)",
        right="(thư mục ấy đổi tên thành content/xa-en)",
        shows_line=False,
    ),
    "translation-language": Rule(
        wrong="(tệp guides/cai-vneid.eng.md)",
        right="(tệp guides/cai-vneid.en.md)",
        shows_line=False,
    ),
    "translation-of-itself": Rule(
        wrong="(tệp guides/cai-vneid.vi.md)",
        right="(tệp guides/cai-vneid.md)",
        shows_line=False,
    ),
    "translation-orphan": Rule(
        wrong="(có guides/cai-vneid.en.md, không có guides/cai-vneid.md)",
        right="(có cả guides/cai-vneid.md)",
        shows_line=False,
    ),
    "translation-unsealed": Rule(
        wrong="---\ntitle: Install VNeID\n---",
        right="---\noriginal: 3f2a9c1b\ntitle: Install VNeID\n---",
        shows_line=False,
    ),
    "translation-old": Rule(
        wrong="original: 3f2a9c1b",
        right="original: 90c7d1e4",
    ),
    "translation-partial": Rule(
        wrong="(bài tiếng Việt có mục «needs», bản dịch không có)",
        right="(bản dịch cũng có mục «needs»)",
        shows_line=False,
    ),
    "translation-items": Rule(
        wrong="(bài tiếng Việt có bốn dòng «needs», bản dịch có ba)",
        right="(bản dịch cũng có bốn dòng «needs»)",
    ),
    "translation-unused": Rule(
        wrong="(có guides/cai-vneid.en.md, mà site.yaml ghi languages: [vi])",
        right="(site.yaml ghi languages: [vi, en])",
        shows_line=False,
    ),
    "translation-lost": Rule(
        wrong="(trang en/huong-dan/cai-vneid/ đã đăng, mà bản dịch đã xóa)",
        right="(unit.yaml có thêm mục withdrawn)",
        shows_line=False,
    ),
    "phrase-unused": Rule(
        wrong="phrases:\n  - {text: Hỏi việc hằng ngày, says: Everyday questions}",
        right="phrases:\n  - {text: Hỏi việc thường ngày, says: Everyday questions}",
    ),
}
