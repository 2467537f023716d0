"""Rules on the ways in which residents reach a unit."""

from collections.abc import Callable, Iterator, Mapping

from site_builder.check.context import CheckContext
from site_builder.model.problem import Problem, Refused
from site_builder.model.records import ChannelKind
from site_builder.text.address import read_email, read_url
from site_builder.text.phones import read_mobile, read_phone


def channels(context: CheckContext) -> Iterator[Problem]:
    """Every channel's value is of its kind: a number to call, an address to open."""
    for channel in context.unit.profile.channels:
        readers = _CHANNELS.get(channel.kind, ())
        if not channel.value or not readers or any(_is_read(reader, channel.value) for reader in readers):
            continue
        try:
            readers[0](channel.value)
        except Refused as refused:
            yield Problem.found(refused.code, channel.at("value"), key="value", **refused.words)


def _is_read(reader: Callable[[str], object], text: str) -> bool:
    try:
        reader(text)
    except Refused:
        return False
    return True


_CHANNELS: Mapping[ChannelKind, tuple[Callable[[str], object], ...]] = {
    ChannelKind.PHONE: (read_phone,),
    ChannelKind.ZALO: (read_mobile, read_url),
    ChannelKind.EMAIL: (read_email,),
    ChannelKind.FACEBOOK: (read_url,),
    ChannelKind.WEB: (read_url,),
}
"""What a channel's value may be; the first reader explains what it is not."""
