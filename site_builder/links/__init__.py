"""The text of a page → what it defines and what it uses; used − defined = what leads nowhere. Pure: no disk, no net."""
