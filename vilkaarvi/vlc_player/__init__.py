"""python-vlc behind film's promise: plain buffers and callbacks, no windows."""

from vilkaarvi.vlc_player.player import VlcPlayer

__all__ = ["VlcPlayer"]
