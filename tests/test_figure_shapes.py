from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTransform

from stretchcoach.core.skeleton import sole_height
from stretchcoach.ui.widgets.body_shapes import shoe_outline, shoe_sole


@given(toes=st.floats(0, 100))
def test_a_painted_shoe_stands_on_the_floor(toes: float) -> None:
    turned = QTransform().rotate(toes)
    shapes = (turned.map(shoe_outline()), turned.map(shoe_sole()))
    lowest = min(shape.boundingRect().top() for shape in shapes)
    assert -0.5 < lowest + sole_height(toes) < 2.5
