"""The generators that our engine is measured against, by name."""

from collections.abc import Mapping

from peer import Peer

from peers import eleventy, hugo, mkdocs, pelican

PEERS: Mapping[str, Peer] = {
    peer.name: peer for peer in (hugo.PLAIN, hugo.EXPERT, eleventy.ELEVENTY, pelican.PELICAN, mkdocs.MKDOCS)
}
