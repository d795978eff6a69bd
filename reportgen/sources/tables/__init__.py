"""Tables: workbooks and CSV files become the tree of raw values that a YAML file gives, every value with its cell."""
