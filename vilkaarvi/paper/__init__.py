"""What goes on paper: first the content as plain data, then the drawing."""
