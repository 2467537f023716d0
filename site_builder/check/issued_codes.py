"""Rules on the register of issued codes: whoever scans a printed code finds what it was printed for."""

from collections.abc import Iterator

from site_builder.check.context import CheckContext
from site_builder.links.content_ids import NamedContent, known_names, own
from site_builder.model.choices import CodeStatus
from site_builder.model.issued_code import IssuedCode
from site_builder.model.problem import Problem
from site_builder.model.scalars import ContentId
from site_builder.model.unit import Unit
from site_builder.text.content_id import parse_content_id
from site_builder.text.normalize import suggest


def issued_codes(context: CheckContext) -> Iterator[Problem]:
    """Every code of the register is as it was issued, and leads to something that residents see."""
    for code in context.unit.codes.values():
        yield from _sealed(code)
        if code.status is CodeStatus.LIVE:
            yield from _leads(context.unit, code, "target", code.target)
        elif code.successor and (name := parse_content_id(code.successor)) and name.unit is None:
            yield from _leads(context.unit, code, "successor", code.successor)


def _sealed(code: IssuedCode) -> Iterator[Problem]:
    """Tells of a line whose target or status was changed by hand."""
    if code.code and code.target and code.seal != code.true_seal:
        rule = "qr-changed" if code.seal else "qr-unsealed"
        place = code.at("target") if code.seal else code.at()
        yield Problem.found(rule, place, code=code.code, target=code.target, seal=code.true_seal)


def _leads(unit: Unit, code: IssuedCode, key: str, content_id: ContentId) -> Iterator[Problem]:
    """Tells of a target that the unit has not, or does not show."""
    found, name = own(unit, content_id), parse_content_id(content_id)
    words = {"code": code.code, "value": content_id, "place": code.place or code.label or "?"}
    if name is None:
        return
    if found is None:
        near = suggest(name.name, known_names(unit, name.kind))
        choice = f"{name.kind}:{near}" if near else "home"
        yield Problem.found("qr-target-gone", code.at(key), choice=choice, **words)
    elif _is_unseen(found):
        yield Problem.found("qr-target-hidden", code.at(key), **words)


def _is_unseen(found: NamedContent) -> bool:
    return bool(found.text and (found.text.hide or found.text.draft))
