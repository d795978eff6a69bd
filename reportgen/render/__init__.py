"""From layout and standard to Word: blocks, the builder of templates, the engine that fills them."""
