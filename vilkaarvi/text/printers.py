"""What can go wrong with a printer, in words: what happened, what to do now."""

from collections.abc import Mapping

from vilkaarvi.errors import Code
from vilkaarvi.text.mark import _

_WAITS = _("Your paper waits in the queue and comes out after that. You need not print it again.")

PRINTER_SAYINGS: Mapping[Code, tuple[str, str]] = {
    Code.NO_PRINTER: (
        _("This computer has no printer."),
        _("Save the paper as a PDF instead, and print it where there is one."),
    ),
    Code.PRINT_FAILED: (
        _("The printer did not take the paper: {why}."),
        _("Look at the printer and print again, or save the paper as a PDF."),
    ),
    Code.PRINTER_STOPPED: (
        _("The printer {name} has been stopped. Nothing was sent to it."),
        _("Choose another printer or save the paper as a PDF. IT can start the printer again."),
    ),
    Code.PRINTER_REFUSES: (
        _("The printer {name} takes no papers just now."),
        _("Choose another printer or save the paper as a PDF. IT can open the printer again."),
    ),
    Code.PRINTER_NO_PAPER: (_("The printer {name} is out of paper: put some in."), _WAITS),
    Code.PRINTER_JAM: (_("Paper has got stuck in the printer {name}: take it out."), _WAITS),
    Code.PRINTER_OPEN: (_("A lid is open on the printer {name}: close it."), _WAITS),
    Code.PRINTER_NO_INK: (_("The printer {name} is out of ink or toner: change it."), _WAITS),
    Code.PRINTER_AWAY: (_("The printer {name} does not answer: is it on, and is its cable in?"), _WAITS),
    Code.NOT_PRINTED: (_("Nothing was printed."), _("Print again, or save the paper as a PDF.")),
}
