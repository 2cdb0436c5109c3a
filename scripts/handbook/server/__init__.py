"""The development server: shows a folder as a strict host would, builds after a change, tells open pages.

It knows no engine: what to build with is a command that it is given.
"""
