"""Workers: what runs in a QThread; no widgets."""
