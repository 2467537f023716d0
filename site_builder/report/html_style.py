"""The style of the HTML report: large text, both light and dark, from 320 pixels on."""

STYLE = """
html { font: 112.5%/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: #1c2422; background: #fffdf9 }
body { margin: 0 }
main { max-width: 44rem; margin: 0 auto; padding: 1rem; word-break: break-word; overflow-wrap: anywhere }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .5rem; padding-top: .5rem; border-top: 3px solid #d5cfc2 }
h3, h4 { font-size: 1rem; margin: 1.25rem 0 .5rem }
h4 { margin: .25rem 0 }
p { margin: .5rem 0 }
a { color: #0b5345 }
article, .result { margin: .75rem 0; padding: .5rem 1rem; background: #f4f1ea; border-left: 6px solid #2f9e83 }
.error, .bad { border-color: #8a1c13; background: #fdecea }
.warning, .warned { border-color: #8a6d00; background: #fdf5dc }
.error .where { color: #8a1c13 }
.file { font-family: ui-monospace, Consolas, monospace }
.file em { font: bold .85rem system-ui, sans-serif }
.units { list-style: none; margin: 1rem 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); column-gap: 1rem }
.only { margin: 1.5rem 0 .25rem }
input { position: absolute; opacity: 0 }
label { display: inline-block; box-sizing: border-box; min-height: 2.75rem; margin: .25rem .5rem .25rem 0; padding: .55rem .9rem; border: 2px solid #0b5345; border-radius: 1.4rem; color: #0b5345; cursor: pointer }
input:checked + label { background: #0b5345; color: #fffdf9 }
input:focus-visible + label { outline: 3px solid #8a6d00; outline-offset: 2px }
input:not(#k-all):checked ~ .units { display: none }
.units a { display: block; padding: .6rem 0; min-height: 1.5rem; border-bottom: 1px solid #d5cfc2 }
pre { margin: .5rem 0; padding: .5rem; background: #fffdf9; font: .9rem/1.6 ui-monospace, Consolas, monospace; white-space: pre-wrap }
mark { color: inherit; background: #ffe08a; border-bottom: 3px solid #8a1c13 }
summary { padding: .75rem 0; min-height: 1.5rem; cursor: pointer; color: #0b5345 }
code { font-size: .9rem }
@media (prefers-color-scheme: dark) {
html { color: #eef1ee; background: #15191a }
h2, .units a { border-color: #3a4345 }
a, summary, label { color: #8fd6c3 }
label { border-color: #8fd6c3 }
input:checked + label { background: #8fd6c3; color: #15191a }
input:focus-visible + label { outline-color: #e0c060 }
article, .result { background: #1f2527 }
.error, .bad { border-color: #ffb4a8; background: #3a1d1a }
.warning, .warned { border-color: #e0c060; background: #332c16 }
.error .where { color: #ffb4a8 }
pre { background: #15191a }
mark { background: #5c4a00; border-color: #ffb4a8 }
}
@media print { details, label, .only { display: none } article { break-inside: avoid } }
"""

CHOICE = """
#{kind}:checked ~ section:not(.{kind}),
#{kind}:checked ~ section div:not(.{kind}),
#{kind}:checked ~ section article:not(.{kind}) {{ display: none }}
"""
"""Whoever chooses a kind sees its problems only, with the files and units that have some."""
