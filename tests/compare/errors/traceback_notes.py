# Notes stand below the message, each on its own lines.
error = ValueError("with notes")
error.add_note("first note")
error.add_note("second\nover two lines")
raise error
