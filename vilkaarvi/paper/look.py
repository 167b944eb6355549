"""Faces, colours and measures of every paper; those of the windows."""

REGULAR, ITALIC, SEMIBOLD, BOLD = "Sans", "Sans-It", "Sans-Semibold", "Sans-Bold"
FACES = {REGULAR: "Regular", ITALIC: "It", SEMIBOLD: "Semibold", BOLD: "Bold"}
INK, PETROL, TEAL, SAND, LINE, MUTE = "#17262E", "#0B4F5C", "#17807E", "#F5F1EA", "#DDD6CA", "#56656D"
MIST = "#E3EFED"
WIDTH, HEIGHT = 595.28, 841.89  # A4, in points as all measures here
MARGIN = 56.0
COLUMN = WIDTH - 2 * MARGIN
