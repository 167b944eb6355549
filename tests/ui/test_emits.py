"""Signals may be told for a whole hour. A PySide6 that loses references to True or None ends the program within it."""

import subprocess
import sys
from pathlib import Path

MANY = 20_000
# in a process of its own: a bad PySide6 does not fail, it aborts
TELLS = f"""
import sys
from PySide6.QtCore import QCoreApplication, QObject, Signal
from vilkaarvi.ui.bridge import Bridge

class Switch(QObject):
    turned = Signal(bool)

def references():
    return [sys.getrefcount(each) for each in (True, False, None)]

app = QCoreApplication([])
bridge, switch, heard = Bridge(), Switch(), []
bridge.picture.connect(lambda: heard.append("picture"))
switch.turned.connect(lambda on: heard.append("turned"))
before = references()
for number in range({MANY}):
    bridge.picture.emit()
    switch.turned.emit(number % 2 == 0)
    bridge.post(lambda: heard.append("post"))
    bridge.new_picture()
    QCoreApplication.processEvents()
lost = [was - now for was, now in zip(before, references())]
print(heard.count("picture"), heard.count("turned"), heard.count("post"))
print(max(lost) < 100, lost)
"""


def test_twenty_thousand_signals_lose_no_reference_and_end_well() -> None:
    command = [sys.executable, "-c", TELLS]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=Path(__file__).parents[2], timeout=120
    )
    assert done.returncode == 0, done.stderr
    told, kept = done.stdout.splitlines()
    assert told == f"{2 * MANY} {MANY} {MANY}"
    assert kept.startswith("True"), kept
