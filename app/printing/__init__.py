"""From cases to paper: what is printed, drawn in a child, entered before it is handed out."""
