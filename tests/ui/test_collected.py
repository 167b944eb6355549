"""Python's garbage collector takes windows when it likes. In a process of its own: what goes wrong here ends it."""

import subprocess
import sys

COLLECT = """
import gc
from PySide6.QtWidgets import QApplication, QWidget
from vilkaarvi.ui.fitted_window import FittedWindow
from vilkaarvi.ui.screens import screen_of

app = QApplication([])
app.primaryScreen().destroyed.connect(lambda: print("the screen is gone", flush=True))
for _ in range(60):
    window = FittedWindow(400)
    window.fit()
    window.own = (window, app.primaryScreen(), screen_of(window))
    del window
    gc.collect()
print(QWidget().font() is not None, flush=True)
"""


def test_a_window_that_is_collected_takes_no_screen_along() -> None:
    told = subprocess.run(
        [sys.executable, "-c", COLLECT], check=True, capture_output=True, text=True, timeout=60
    ).stdout.splitlines()
    assert told[0] == "True"  # the screen goes with the program, after that
