"""Pictures of the plan, made when the site is built: pure functions from a `View` to inline SVG or a table of dots.

In: a `View`. Out: a figure as HTML on lines without a blank one: the picture, and the same in words. A picture holds no
style, no script and no id: `pictures.css` gives it its colours, light, dark and on paper, and nothing is said by colour
alone. One unit is a pixel of a phone 360 wide. May import what `weaving.view` may, and that.
"""
