"""The order of steps, and nothing but the order: inputs → checked records → names → templates → documents.

Everything is checked before anything is made: `preparing.prepare` returns all problems of all inputs and a plan of what
is without errors, and `building.build` makes what is planned. What is known of a document travels in a `Spool` outside
of memory, so that a batch of tens of thousands needs no more of it than a small one.
"""
